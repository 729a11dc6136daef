import sql from 'sql-template-tag'
import type { Context } from '../../../core/context'
import { badUserInput } from '../../../core/errors'
import { type CursorScope, decodeCursor, encodeCursor } from '../../../core/lists/cursor'
import { Language, labelOf } from '../../../core/vocabulary'
import { LegalFormKind } from '../../../modules/partnership/legal-form.enums'
import type { PartnershipFilter } from '../../../modules/partnership/partnership.filter'
import { codeOfUnit } from '../../../modules/territory/find-unit'
import { datasets } from '../dataset'
import { type Parameters, readFilter, singleValues } from '../feed-filter'

/** Which page of the news is asked for. */
export interface NewsAddress {
  /** Older than this change. Null: the newest. */
  readonly before: string | null
  readonly territory: string | null
  readonly legalFormKinds: readonly LegalFormKind[] | null
  /** What the news are narrowed to, as people call it. */
  readonly narrowedTo: readonly string[]
  readonly language: Language
  /** The same news, from another change on. */
  addressOf(before: string | null): string
}

/** A cursor of the change feed is none of the news. */
const scope = ({ cursorSecret }: Pick<Context, 'cursorSecret'>): CursorScope => ({
  order: 'news',
  secret: cursorSecret,
})

const KNOWN = ['before', 'territory', 'legalFormKinds', 'language']

interface At {
  readonly base: string
  readonly asking: Pick<Context, 'cursorSecret' | 'reader'>
}

export async function parseNewsAddress(parameters: Parameters, { base, asking }: At): Promise<NewsAddress> {
  const one = singleValues(parameters, KNOWN)
  const [before, named, language] = [one('before'), one('territory'), one('language') ?? Language.PL]
  if (!Object.hasOwn(Language, language))
    throw badUserInput('language', 'value', `language must be one of ${Object.keys(Language).join(', ')}.`)
  const legalFormKinds = legalFormKindsIn(parameters)
  const territory = named === null ? null : await codeOfUnit(named, 'territory', asking.reader)
  const [[territoryName = null] = []] =
    territory === null
      ? []
      : await asking.reader.all(sql`SELECT "name" FROM "territory" WHERE "code" = ${territory}`)
  return {
    legalFormKinds,
    narrowedTo: [
      ...(territoryName === null ? [] : [String(territoryName)]),
      ...(legalFormKinds ?? []).map((kind) => labelOf(LegalFormKind, kind, language as Language)),
    ],
    before: before === null ? null : String(decodeCursor(before, 'before', scope(asking))[0]),
    territory,
    language: language as Language,
    addressOf: (change) => {
      const query = new URLSearchParams()
      if (territory !== null) query.set('territory', territory)
      if (legalFormKinds !== null) query.set('legalFormKinds', legalFormKinds.join())
      if (language !== Language.PL) query.set('language', language)
      if (change !== null) query.set('before', encodeCursor([change], scope(asking)))
      return query.size === 0 ? base : `${base}?${query}`
    },
  }
}

/** As the feeds of partnerships and of events take them. */
function legalFormKindsIn(parameters: Parameters): readonly LegalFormKind[] | null {
  const given = [...parameters].filter(([name]) => name === 'legalFormKinds')
  const filter: Pick<PartnershipFilter, 'legalFormKinds'> = readFilter(datasets.partnerships, new Map(given))
  return filter.legalFormKinds ?? null
}
