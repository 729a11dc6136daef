import { EncryptJWT, jwtDecrypt } from 'jose'
import type { Logger } from 'pino'

/** Encrypts the secrets of second factors with a key of the server: the database alone makes no codes. */
export class FactorSecrets {
  constructor(
    private readonly key: Uint8Array,
    private readonly log: Pick<Logger, 'error'>,
  ) {}

  /** Good for this account only: whoever can write to the database moves it to no other. */
  encrypt(secret: string, accountId: string): Promise<string> {
    return new EncryptJWT({ secret })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setSubject(accountId)
      .encrypt(this.key)
  }

  /** Null: it was encrypted with another key, or for another account. */
  async decrypt(encryptedSecret: string, accountId: string): Promise<string | null> {
    try {
      const { payload } = await jwtDecrypt(encryptedSecret, this.key, {
        subject: accountId,
        keyManagementAlgorithms: ['dir'],
        contentEncryptionAlgorithms: ['A256GCM'],
      })
      return String(payload.secret)
    } catch (error) {
      this.log.error(
        { err: error, accountId },
        'the secret of a second factor cannot be decrypted: TOKEN_SECRET or token.key was changed. Restore it; or the account signs in with a recovery code, or you run npm run account -- remove-second-factor',
      )
      return null
    }
  }
}
