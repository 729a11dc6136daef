import fc from 'fast-check'
import sql from 'sql-template-tag'
import { Role } from '../../src/authz/role.enums'
import { MembershipStatus } from '../../src/modules/partnership/membership/membership.enums'
import { Sector } from '../../src/modules/sector/sector.entity'
import { Territory } from '../../src/modules/territory/territory.entity'
import { BEFORE, enterWorld, type Ids } from '../authz/world'
import { type App, startApp } from '../support/app'
import { fakeSectors, fakeTerritory } from '../support/fakes'

type Problem = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'FORBIDDEN' | 'CONFLICT'

/** What exists comes first, then the right to it and its version, then the values. */
const RIGHTS_FIRST: readonly Problem[] = ['NOT_FOUND', 'FORBIDDEN', 'CONFLICT', 'BAD_USER_INPUT']
const VALUES_FIRST: readonly Problem[] = ['BAD_USER_INPUT', 'NOT_FOUND', 'FORBIDDEN', 'CONFLICT']

interface Case {
  readonly mutation: string
  readonly order: readonly Problem[]
  /** The record that it is about, and the field that names it. */
  readonly record: keyof Ids
  readonly names?: string
  readonly values: object
  /** Values that break a rule. */
  readonly broken: object
  readonly hasVersion?: true
  /** What nobody is refused for, or not by a right of their own. */
  readonly never?: Problem
}

const change = { hasVersion: true } as const

const CASES: readonly Case[] = [
  {
    mutation: 'updatePartnership',
    order: RIGHTS_FIRST,
    record: 'partnership',
    values: {},
    broken: { name: '' },
    ...change,
  },
  {
    mutation: 'endPartnership',
    order: RIGHTS_FIRST,
    record: 'partnership',
    values: { endedOn: '2024' },
    broken: { reason: '' },
    ...change,
  },
  {
    mutation: 'reopenPartnership',
    order: VALUES_FIRST,
    record: 'partnership',
    values: {},
    broken: { stage: 'ENDED' },
    ...change,
  },
  {
    mutation: 'updateEvent',
    order: RIGHTS_FIRST,
    record: 'event',
    values: {},
    broken: { title: '' },
    ...change,
  },
  {
    mutation: 'postponeEvent',
    order: RIGHTS_FIRST,
    record: 'event',
    values: {},
    broken: { endsOn: '2030-01-01' },
    ...change,
  },
  {
    mutation: 'updateMembership',
    order: VALUES_FIRST,
    record: 'membership',
    values: {},
    broken: { contribution: '' },
    ...change,
  },
  {
    mutation: 'leavePartnership',
    order: RIGHTS_FIRST,
    record: 'membership',
    values: {},
    broken: { until: '1990' },
    ...change,
  },
  {
    mutation: 'amendAgreement',
    order: VALUES_FIRST,
    record: 'agreement',
    values: {},
    broken: { title: '' },
    ...change,
  },
  {
    ...{ mutation: 'updatePartnershipLink', order: VALUES_FIRST, record: 'partnershipLink', values: {} },
    ...{ broken: { sources: null }, ...change },
  },
  {
    ...{ mutation: 'linkPartnerships', order: VALUES_FIRST, record: 'partnership', names: 'partnershipId' },
    ...{ values: { kind: 'SAME_AS', url: 'https://example.org/' }, broken: { since: '2020' } },
  },
  {
    mutation: 'updateOrganisation',
    order: RIGHTS_FIRST,
    record: 'organisation',
    values: {},
    broken: { name: '' },
    ...change,
  },
  {
    mutation: 'decideClaim',
    order: VALUES_FIRST,
    record: 'claim',
    values: { decision: 'ACCEPT' },
    broken: { decision: 'REJECT' },
    never: 'FORBIDDEN',
  },
  {
    ...{ mutation: 'declinePendingChange', order: RIGHTS_FIRST, record: 'pendingChange' },
    ...{ values: { statement: 'Nie' }, broken: { statement: '' }, never: 'FORBIDDEN' },
  },
  {
    ...{ mutation: 'scheduleEvent', order: VALUES_FIRST, record: 'partnership', names: 'partnershipId' },
    ...{ values: { title: 'Piknik', kind: 'PICNIC', startsOn: '2024-05-01' }, broken: { title: '' } },
  },
  {
    mutation: 'createAgreement',
    order: VALUES_FIRST,
    record: 'partnership',
    names: 'partnershipId',
    values: {},
    broken: { title: '' },
  },
  {
    ...{ mutation: 'inviteOrganisation', order: VALUES_FIRST, record: 'partnership', names: 'partnershipId' },
    ...{ values: { organisationId: 'organisation_x' }, broken: { contribution: '' } },
  },
  {
    ...{ mutation: 'claimPartnership', order: VALUES_FIRST, record: 'partnership', names: 'partnershipId' },
    ...{ values: { reason: 'Jestem z zarządu.' }, broken: { reason: 'x' }, never: 'FORBIDDEN' },
  },
  {
    ...{ mutation: 'createApiKey', order: VALUES_FIRST, record: 'organisation', names: 'organisationId' },
    ...{ values: { name: 'Klucz' }, broken: { name: '' } },
  },
  {
    ...{ mutation: 'createWebhook', order: VALUES_FIRST, record: 'organisation', names: 'organisationId' },
    ...{ values: { url: 'https://example.org/' }, broken: { url: 'ftp://example.org/' } },
  },
  {
    ...{ mutation: 'updateWebhook', order: RIGHTS_FIRST, record: 'webhook' },
    ...{ values: { territory: null }, broken: { url: 'ftp://example.org/' }, never: 'FORBIDDEN' },
  },
  {
    mutation: 'addComment',
    order: VALUES_FIRST,
    record: 'guide',
    names: 'subjectId',
    values: { body: 'Tak' },
    broken: { body: '' },
    never: 'FORBIDDEN',
  },
  {
    mutation: 'editComment',
    order: VALUES_FIRST,
    record: 'comment',
    values: { body: 'Tak' },
    broken: { body: '' },
    never: 'FORBIDDEN',
  },
  {
    ...{ mutation: 'reportContent', order: VALUES_FIRST, record: 'event' },
    ...{ values: { reason: 'SPAM' }, broken: { note: '' }, never: 'FORBIDDEN' },
  },
]

describe('of several problems the first is reported', () => {
  let app: App
  let ids: Ids

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      const [country, ...units] = [
        fakeTerritory('PL', null),
        fakeTerritory('16', 'PL'),
        fakeTerritory('1609', '16'),
      ]
      await write.insert(Territory, [country as never, ...units])
    })
    const seen = { ...BEFORE, isDraft: false, membership: MembershipStatus.ACTIVE }
    ids = await enterWorld(seen, (await app.signUp()).id, app)
    await app.database.write(async (write) => {
      await write.run(sql`UPDATE "membership" SET "since" = '2000'`)
      await write.run(sql`UPDATE "partnership_link" SET "awaitsId" = NULL`)
    })
  })
  afterAll(() => app.close())

  it.each(CASES)('$mutation', async (each) => {
    const { mutation, order, record, names = 'id', values, broken, hasVersion, never } = each
    const [admin, member] = [await app.appoint(Role.ADMIN), await app.signUp()]
    const possible = order.filter((problem) => problem !== never && (problem !== 'CONFLICT' || hasVersion))
    const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`
    const document = `mutation First($input: ${type}!) { ${mutation}(input: $input) { __typename } }`
    const answers = fc.asyncProperty(fc.subarray([...possible], { minLength: 1 }), async (problems) => {
      const has = (problem: Problem) => problems.includes(problem)
      const id = ids[record]
      const input = {
        ...{ ...values, ...(has('BAD_USER_INPUT') && broken) },
        [names]: has('NOT_FOUND') ? `${id.split('_')[0]}_01jd0000000000000000000000` : id,
        ...(hasVersion && { expectedVersion: has('CONFLICT') ? 9 : 1 }),
      }
      const { errors } = await (has('FORBIDDEN') ? member : admin).query(document, { input })
      expect(errors?.[0]).toMatchObject({ extensions: { code: problems[0] } })
    })
    await fc.assert(answers, { numRuns: 24 })
  })
})
