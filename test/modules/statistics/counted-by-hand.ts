import type { Any, Client } from '../../support/app'
import { TERRITORIES } from '../../support/random-registry'

type Values = (record: Any, filter: Any) => readonly (string | null)[]

/** How statistics of a subject are counted from what lists show: record by record. */
export interface CountedByHand {
  /** The name and the type of the filter. */
  readonly filter: readonly [name: string, type: string]
  readonly records: (client: Client, filter: Any, period: Period) => Promise<Any[]>
  readonly groups: Readonly<Record<string, Values>>
  /** The facet that counts the same, by the group. */
  readonly facets: Readonly<Record<string, string>>
}

interface Period {
  readonly from: string | null
  readonly to: string | null
}

const orUnknown = (values: readonly (string | null)[]) => (values.length > 0 ? values : [null])

const polishDay = (instant: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Warsaw' }).format(new Date(instant))

const polishMonth = (instant: string) => polishDay(instant).slice(0, 7)

/** Dates known in part are compared as far as they are known. */
const liesIn = (date: string, { from, to }: Period): boolean => {
  const upTo = (edge: string) => Math.min(edge.length, date.length)
  return (
    (from === null || date.slice(0, upTo(from)) >= from.slice(0, upTo(from))) &&
    (to === null || date.slice(0, upTo(to)) <= to.slice(0, upTo(to)))
  )
}

const ancestors = (code: string): string[] =>
  TERRITORIES[code] == null ? [code] : [code, ...ancestors(TERRITORIES[code])]

const LENGTHS: Readonly<Record<string, number>> = { VOIVODESHIP: 2, POWIAT: 4, GMINA: 7 }

/** The units of a level in which these are, as far as the filter looks. */
const unitsOf = (codes: readonly string[], level: string, { territory, coverage = 'WITHIN' }: Any) => {
  const isEverywhere = territory === undefined || territory === 'PL' || coverage !== 'WITHIN'
  const units = new Set(codes.flatMap(ancestors))
  return orUnknown(
    [...units].filter(
      (code) =>
        code !== 'PL' &&
        code.length === LENGTHS[level] &&
        (isEverywhere || ancestors(code).includes(territory)),
    ),
  )
}

const units = (codesOf: (record: Any) => readonly string[]): Record<string, Values> =>
  Object.fromEntries(
    Object.keys(LENGTHS).map((level) => [
      level,
      (record: Any, filter: Any) => unitsOf(codesOf(record), level, filter),
    ]),
  )

const codesIn = (records: readonly Any[]): string[] => records.map(({ code }) => code)

/** All records of a list. */
async function allOf(client: Client, list: string, { type, filter, fields }: Any): Promise<Any[]> {
  const nodes: Any[] = []
  for (let after: string | null = null; ; ) {
    const page: Any = (
      await client.data(
        `query ($filter: ${type}, $after: String) { ${list}(filter: $filter, first: 40, after: $after) {
          pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`,
        { filter, after },
      )
    )[list]
    nodes.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return nodes
    after = page.pageInfo.endCursor
  }
}

const entered =
  (list: string, type: string, fields: string): CountedByHand['records'] =>
  async (client, filter, period) =>
    (await allOf(client, list, { type, filter, fields })).filter(({ createdAt }) =>
      liesIn(polishDay(createdAt), period),
    )

const PARTNERSHIP = ['partnerships', 'PartnershipFilter'] as const

const COMMENTS =
  'comments(first: 20) { nodes { createdAt state replies(first: 5) { nodes { createdAt state } } } }'

const commentsOn = (kind: string, subjects: readonly Any[]): Any[] =>
  subjects.flatMap(({ comments }) =>
    comments.nodes
      .flatMap((first: Any) => [first, ...first.replies.nodes])
      .filter(({ state }: Any) => state === 'PUBLISHED')
      .map((each: Any) => ({ ...each, kind })),
  )

function monthsOf({ startsAt, endsAt }: Any, { from, to }: Any): string[] {
  const [first, last] = [
    polishMonth(startsAt),
    endsAt > startsAt ? polishMonth(new Date(Date.parse(endsAt) - 1).toISOString()) : polishMonth(startsAt),
  ]
  // Instants of the period are in it, unless it ends with them.
  const [earliest, latest] = [
    from ? (from.includes('T') ? polishMonth(from) : from.slice(0, 7)) : first,
    to
      ? to.includes('T')
        ? polishMonth(new Date(Date.parse(to) - 1).toISOString())
        : `${to}-12`.slice(0, 7)
      : last,
  ]
  const months = new Set<string>()
  for (
    let month = first;
    month <= last;
    month = polishMonth(new Date(Date.parse(`${month}-15`) + 30 * 86_400_000).toISOString())
  )
    if (month >= earliest.slice(0, 7).padEnd(7, '-01') && month <= latest) months.add(month)
  return [...months]
}

export const BY_HAND: Readonly<Record<string, CountedByHand>> = {
  PARTNERSHIPS: {
    filter: PARTNERSHIP,
    records: entered(
      ...PARTNERSHIP,
      'kind stage endedOn formality legalFormKind seeksSectors activityAreas createdAt foundedOn sectors { code } territories { code }',
    ),
    groups: {
      KIND: ({ kind }) => [kind],
      STAGE: ({ stage, endedOn }) => (stage === null && endedOn !== null ? [] : [stage]),
      FORMALITY: ({ formality }) => [formality],
      LEGAL_FORM_KIND: ({ legalFormKind }) => [legalFormKind],
      SECTOR: ({ sectors }) => orUnknown(codesIn(sectors)),
      SOUGHT_SECTOR: ({ seeksSectors }) => orUnknown(seeksSectors),
      ACTIVITY_AREA: ({ activityAreas }) => orUnknown(activityAreas),
      ...units(({ territories }) => codesIn(territories)),
      MONTH: ({ createdAt }) => [polishMonth(createdAt)],
      YEAR_FOUNDED: ({ foundedOn }) => [foundedOn?.slice(0, 4) ?? null],
    },
    facets: {
      KIND: 'kinds',
      STAGE: 'stages',
      FORMALITY: 'formalities',
      LEGAL_FORM_KIND: 'legalFormKinds',
      SECTOR: 'sectors',
      SOUGHT_SECTOR: 'seeksSectors',
      ACTIVITY_AREA: 'activityAreas',
    },
  },
  ORGANISATIONS: {
    filter: ['organisations', 'OrganisationFilter'],
    records: entered(
      'organisations',
      'OrganisationFilter',
      'kind createdAt sector { code } territory { code }',
    ),
    groups: {
      KIND: ({ kind }) => [kind],
      SECTOR: ({ sector }) => [sector?.code ?? null],
      ...units(({ territory }) => (territory ? [territory.code] : [])),
      MONTH: ({ createdAt }) => [polishMonth(createdAt)],
    },
    facets: { KIND: 'kinds', SECTOR: 'sectors' },
  },
  EVENTS: {
    filter: ['events', 'EventFilter'],
    records: (client, filter, { from, to }) =>
      allOf(client, 'events', {
        type: 'EventFilter',
        filter: { ...filter, ...(from && { from }), ...(to && { to }) },
        fields: 'kind status startsAt endsAt territory { code } partnership { territories { code } }',
      }),
    groups: {
      KIND: ({ kind }) => [kind],
      STATUS: ({ status }) => [status],
      ...units(({ territory, partnership }) =>
        territory ? [territory.code] : codesIn(partnership.territories),
      ),
      MONTH: monthsOf,
    },
    facets: { KIND: 'kinds', STATUS: 'statuses', MONTH: 'months' },
  },
  COMMENTS: {
    filter: PARTNERSHIP,
    records: async (client, filter, period) => {
      const on = async (list: string, type: string, given: Any) =>
        allOf(client, list, { type, filter: given, fields: COMMENTS })
      const isNarrowed = Object.keys(filter).length > 0
      const all = [
        ...commentsOn('PARTNERSHIP', await on(...PARTNERSHIP, filter)),
        ...(isNarrowed ? [] : commentsOn('EVENT', await on('events', 'EventFilter', null))),
        ...(isNarrowed
          ? []
          : commentsOn('GUIDE', (await client.data(`{ guides { nodes { ${COMMENTS} } } }`)).guides.nodes)),
      ]
      return all.filter(({ createdAt }) => liesIn(polishDay(createdAt), period))
    },
    groups: { KIND: ({ kind }) => [kind], MONTH: ({ createdAt }) => [polishMonth(createdAt)] },
    facets: {},
  },
  MEMBERSHIPS: {
    filter: PARTNERSHIP,
    records: async (client, filter, period) => {
      const fields = `territories { code }
        members(first: 50) { nodes { kind role since organisation { sector { code } } } }`
      const partnerships = await allOf(client, 'partnerships', { type: PARTNERSHIP[1], filter, fields })
      const hasPeriod = period.from !== null || period.to !== null
      return partnerships
        .flatMap(({ territories, members }) =>
          members.nodes.map((each: Any): Any => ({ ...each, codes: codesIn(territories) })),
        )
        .filter(({ since }) => (since === null ? !hasPeriod : liesIn(since, period)))
    },
    groups: {
      KIND: ({ kind }) => [kind],
      ROLE: ({ role }) => [role],
      SECTOR: ({ kind, organisation }) => [
        kind === 'RESIDENTS' ? 'SOCIAL' : (organisation.sector?.code ?? null),
      ],
      ...units(({ codes }) => codes),
      YEAR_JOINED: ({ since }) => [since?.slice(0, 4) ?? null],
    },
    facets: {},
  },
}
