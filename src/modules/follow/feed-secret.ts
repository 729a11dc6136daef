import { createHmac } from 'node:crypto'
import type { Context } from '../../core/context'

interface SecretOf {
  readonly accountId: string
  /** Another one makes another secret. */
  readonly feedNonce: string
}

type Sealing = Pick<Context, 'cursorSecret'>

/** The seals of cursors begin otherwise, so that no cursor tells this key. */
const keyOf = ({ cursorSecret }: Sealing) =>
  createHmac('sha256', cursorSecret).update('feeds of what an account follows').digest()

/** It can be shown again, though the database does not have it. */
export const feedSecret = ({ accountId, feedNonce }: SecretOf, sealing: Sealing): string =>
  createHmac('sha256', keyOf(sealing)).update(`${accountId}\0${feedNonce}`).digest('base64url')
