import type { Context } from '../../shared/context'
import { type CursorScope, decodeCursor, encodeCursor } from '../../shared/cursor'
import { badUserInput } from '../../shared/errors'
import { Language } from '../../shared/vocabulary'
import { type Parameters, singleValues } from '../feed-filter'

/** Which page of the news is asked for. */
export interface NewsAddress {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
  readonly language: Language
  /** The same news, from another change on. */
  addressOf(before: string | null): string
}

/** A cursor of the change feed is none of the news. */
const scope = ({ cursorSecret }: At['asking']): CursorScope => ({ order: 'news', secret: cursorSecret })

const KNOWN = ['before', 'territory', 'language']

interface At {
  readonly base: string
  readonly asking: Pick<Context, 'cursorSecret'>
}

export function readAddress(parameters: Parameters, { base, asking }: At): NewsAddress {
  const one = singleValues(parameters, KNOWN)
  const [before, territory, language] = [one('before'), one('territory'), one('language') ?? Language.PL]
  if (!Object.hasOwn(Language, language))
    throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
  return {
    before: before === null ? null : String(decodeCursor(before, 'before', scope(asking))[0]),
    territory,
    language: language as Language,
    addressOf: (change) => {
      const query = new URLSearchParams()
      if (territory !== null) query.set('territory', territory)
      if (language !== Language.PL) query.set('language', language)
      if (change !== null) query.set('before', encodeCursor([change], scope(asking)))
      return query.size === 0 ? base : `${base}?${query}`
    },
  }
}
