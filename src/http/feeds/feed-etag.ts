import { createHash } from 'node:crypto'
import type { Config } from '../../config/config'
import type { Context } from '../../core/context'
import { changesWithTime, type FeedRequest } from '../../interchange/feeds/feed-request'
import { pointFields } from '../../interchange/feeds/mapped-records'
import { fieldsWithNames } from '../../interchange/feeds/named-records'

interface ValidatorOptions {
  readonly config: Config
  readonly asking: Pick<Context, 'cursorSecret'>
}

/** Tells one secret from another, and nothing of it. */
export const etagSecretOf = ({ cursorSecret }: Pick<Context, 'cursorSecret'>): string =>
  createHash('sha256').update('validator').update(cursorSecret).digest('base64url')

/** Of the formats: another one where a release writes the same records otherwise. */
const REVISION = 3

/** A strong validator: all that the bytes of a feed depend on, before they are encoded. */
export function validatorOf(
  asked: FeedRequest,
  state: string,
  { config: { publicUrl, publisherName, dataLicence }, asking }: ValidatorOptions,
): string {
  const { dataset, format, parameters, selected } = asked
  const parts = {
    revision: REVISION,
    state,
    // The cursors in it are sealed, and another registry has another seal.
    seal: etagSecretOf(asking),
    publicUrl,
    publisherName,
    dataLicence,
    feed: [dataset.name, selected.id, format.extension],
    // A later release may have more of them.
    fields: [...fieldsWithNames(dataset), ...(format.hasMapPoints ? pointFields : [])].map(
      ({ name }) => name,
    ),
    parameters: [...parameters].sort(([one], [other]) => (one < other ? -1 : 1)),
    since: selected.since,
    instant: changesWithTime(asked) ? selected.now : null,
  }
  return `"${createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27)}"`
}
