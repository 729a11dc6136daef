import { createHash } from 'node:crypto'
import type { Config } from '../../../config/config'
import { type Asked, changesWithTime } from '../../../feed/feed-request'
import type { Context } from '../../../shared/context'

interface Telling {
  readonly config: Config
  readonly asking: Pick<Context, 'cursorSecret'>
}

/** Tells one secret from another, and nothing of it. */
export const sealOf = ({ cursorSecret }: Pick<Context, 'cursorSecret'>): string =>
  createHash('sha256').update('validator').update(cursorSecret).digest('base64url')

/** A strong validator: all that the bytes of a feed depend on, before they are encoded. */
export function validatorOf(
  asked: Asked,
  state: string,
  { config: { publicUrl, publisherName }, asking }: Telling,
): string {
  const { dataset, format, parameters, selected } = asked
  const parts = {
    state,
    // The cursors in it are sealed, and another registry has another seal.
    seal: sealOf(asking),
    publicUrl,
    publisherName,
    feed: [dataset.name, selected.id, format.extension],
    // A later release may have more of them.
    fields: dataset.fields.map(({ name }) => name),
    parameters: [...parameters].sort(([one], [other]) => (one < other ? -1 : 1)),
    instant: changesWithTime(asked) ? selected.now : null,
  }
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`
}
