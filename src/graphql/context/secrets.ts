import { createHash, createHmac, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Logger } from 'pino'
import type { Config } from '../../config/config'

const LENGTH = 32

export interface Secrets {
  /** Signs access tokens. */
  readonly tokenKey: Uint8Array
  /** Seals the cursors of lists. */
  readonly cursorSecret: Uint8Array
  /** Tells the next refresh token from the one before it. */
  readonly refreshKey: Uint8Array
  /** Encrypts the secrets of second factors. */
  readonly factorKey: Uint8Array
}

export function secretsOf(config: Config, log: Logger): Secrets {
  const key = tokenKey(config, log)
  const derived = (use: string) => createHmac('sha256', key).update(use).digest()
  return {
    tokenKey: key,
    cursorSecret: derived('cursors'),
    refreshKey: derived('refresh tokens'),
    factorKey: derived('second factors'),
  }
}

/**
 * The key that signs access tokens: made of TOKEN_SECRET, or kept in a file that the first start creates, readable by
 * its owner only.
 */
function tokenKey({ tokenSecret, tokenKeyFile }: Config, log: Logger): Uint8Array {
  if (tokenSecret !== null) return createHash('sha256').update(tokenSecret).digest()
  try {
    mkdirSync(dirname(tokenKeyFile), { recursive: true })
    writeFileSync(tokenKeyFile, randomBytes(LENGTH), { flag: 'wx', mode: 0o600 })
    log.warn(
      { file: tokenKeyFile },
      'TOKEN_SECRET is not set: a key was made and stored in this file. Keep the file, or everyone must sign in again and second factors stop working. Several servers must share one TOKEN_SECRET.',
    )
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = readFileSync(tokenKeyFile)
  if (key.length !== LENGTH)
    throw new Error(
      `${tokenKeyFile} is not a key of ${LENGTH} bytes. Restore it from a backup, or delete it: then a new key is made, everyone must sign in again, and second factors stop working.`,
    )
  return key
}
