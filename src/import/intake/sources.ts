import type { Source } from '../../shared/source'
import type { SourceInput } from '../../shared/source.inputs'

/** A page that is not said to have been read again was read when the record says. */
export function readBefore<T extends { readonly sources?: readonly SourceInput[] | null }>(
  said: T,
  { sources }: { readonly sources: readonly Source[] },
): T {
  if (!said.sources) return said
  const known = new Map(sources.map(({ url, retrievedAt }) => [url, retrievedAt]))
  const read = said.sources.map((source) => ({
    ...source,
    retrievedAt: source.retrievedAt ?? known.get(source.url) ?? null,
  }))
  return { ...said, sources: read }
}
