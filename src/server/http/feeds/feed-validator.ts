import { createHash } from 'node:crypto'
import type { Config } from '../../../config/config'
import { type Asked, changesWithTime } from '../../../feed/feed-request'

/** A strong validator: all that the bytes of a feed depend on, before they are encoded. */
export function validatorOf(
  asked: Asked,
  registryVersion: number,
  { publicUrl, publisherName }: Config,
): string {
  const { dataset, format, parameters, selected } = asked
  const parts = {
    registryVersion,
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
