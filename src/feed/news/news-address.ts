import { cursorAt, placeOf } from '../../history/change-log'
import type { Context } from '../../shared/context'
import { badUserInput } from '../../shared/errors'
import { Language } from '../../shared/vocabulary'
import type { Parameters } from '../feed-filter'

/** Which page of the news is asked for. */
export interface NewsAddress {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
  readonly language: Language
  /** The same news, from another change on. */
  addressOf(before: string | null): string
}

const KNOWN = ['before', 'territory', 'language']

interface At {
  readonly base: string
  readonly asking: Pick<Context, 'cursorSecret'>
}

export function readAddress(parameters: Parameters, { base, asking }: At): NewsAddress {
  for (const [name, values] of parameters) {
    if (!KNOWN.includes(name))
      throw badUserInput(
        name.slice(0, 100),
        'unknown',
        `There is no such parameter. There are: ${KNOWN.join(', ')}.`,
      )
    if (values.length > 1) throw badUserInput(name, 'once', `${name} must be given once.`)
  }
  const one = (name: string) => parameters.get(name)?.[0] ?? null
  const [before, territory, language] = [one('before'), one('territory'), one('language') ?? Language.PL]
  if (!Object.hasOwn(Language, language))
    throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
  return {
    before: before === null ? null : placeOf(before, asking, 'before'),
    territory,
    language: language as Language,
    addressOf: (change) => {
      const query = new URLSearchParams()
      if (territory !== null) query.set('territory', territory)
      if (language !== Language.PL) query.set('language', language)
      if (change !== null) query.set('before', cursorAt(change, asking))
      return query.size === 0 ? base : `${base}?${query}`
    },
  }
}
