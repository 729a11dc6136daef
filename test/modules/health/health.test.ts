import { Role } from '../../../src/authz/role.enums'
import { Guide } from '../../../src/modules/guide/guide.entity'
import { GuideSectionKind } from '../../../src/modules/guide/guide.enums'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { Goal } from '../../../src/modules/partnership/goal/goal.entity'
import { GoalState } from '../../../src/modules/partnership/goal/goal.enums'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import {
  MembershipRole,
  MembershipStatus,
} from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipKind } from '../../../src/modules/partnership/partnership.enums'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { type Any, type App, startApp } from '../../support/app'
import { resetClocks, setNoon } from '../../support/clock'
import {
  fakeAgreement,
  fakeGoal,
  fakeGuide,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakeSectors,
} from '../../support/fakes'
import { statementsDuring } from '../../support/statements'

const HEALTH = `query Health($id: ID!) {
  partnership(id: $id) {
    health {
      asOf
      signals {
        subject level since explanation english: explanation(language: EN) advice(language: EN)
        evidence { __typename id }
        guideSection(language: EN) { kind heading }
      }
    }
  }
}`

const today = setNoon()
const year = Number(today.slice(0, 4))

describe('the health of partnerships', () => {
  let app: App
  const known = fakePartnership({
    ...{ kind: PartnershipKind.LOCAL, lastConfirmedOn: `${year - 2}-01`, seeksText: 'Szukamy księgowej.' },
  })
  const unknown = fakePartnership()
  const ended = fakePartnership({ endedOn: '2019' })
  const draft = fakeOrganisation({ sectorId: 'sector_PRIVATE', publishedAt: null })
  const ngo = fakeOrganisation({ sectorId: 'sector_SOCIAL' })
  const leader = fakeMembership({
    ...{ partnershipId: known.id, organisationId: ngo.id, role: MembershipRole.LEADER, since: '2015' },
  })
  const company = fakeMembership({ partnershipId: known.id, organisationId: draft.id })
  const leaver = fakeMembership({
    ...{ partnershipId: known.id, organisationId: fakeOrganisation().id, until: `${year}` },
    status: MembershipStatus.LEFT,
  })
  const goals = [
    fakeGoal({ partnershipId: known.id, state: GoalState.UNDERWAY, until: '2015-06' }),
    fakeGoal({ partnershipId: known.id, state: GoalState.REACHED, position: 1 }),
  ]
  const agreement = fakeAgreement({
    ...{ partnershipId: known.id, signedOn: '2010', validFrom: null, validUntil: '2016', terminatedOn: null },
  })

  beforeAll(async () => {
    app = await startApp()
    await app.database.write(async (write) => {
      await write.insert(Sector, fakeSectors())
      await write.insert(Organisation, [
        draft,
        ngo,
        fakeOrganisation({ id: leaver.organisationId as string }),
      ])
      await write.insert(Partnership, [known, unknown, ended])
      await write.insertRows(
        'partnership_sector',
        ['PUBLIC', 'SOCIAL'].map((code) => ({ partnershipId: known.id, sectorId: `sector_${code}` })),
      )
      await write.insert(Membership, [leader, company, leaver])
      await write.insert(Goal, goals)
      await write.insert(Agreement, [agreement])
      const section = {
        kind: GuideSectionKind.WEAK_SIDES,
        headings: { PL: 'Słabe strony', EN: 'Weak sides' },
      }
      const storedSections = [{ ...section, bodies: { PL: 'Rozmawiajcie.', EN: 'Talk.' } }]
      await write.insert(Guide, [fakeGuide({ storedSections })])
    })
  })
  afterAll(async () => {
    resetClocks()
    await app.close()
  })

  const healthOf = async (id: string, by: Any = app) => (await by.data(HEALTH, { id })).partnership.health

  it('is told subject by subject, with the records that show it', async () => {
    const { asOf, signals } = await healthOf(known.id)
    expect(asOf).toBe(today)
    expect(
      signals.map(({ subject, level, since, evidence }: Any) => [
        ...[subject, level, since],
        evidence.map(({ __typename, id }: Any) => `${__typename} ${id}`),
      ]),
    ).toEqual([
      ['SECTORS', 'WATCH', null, [`Partnership ${known.id}`, `Membership ${leader.id}`]],
      ['ACTIVITY', 'UNKNOWN', null, []],
      ['KNOWLEDGE', 'WATCH', null, [`Partnership ${known.id}`]],
      ['PARTNERS_STAY', 'WATCH', `${year}`, [`Membership ${leaver.id}`]],
      ['CONFLICT', 'UNKNOWN', null, []],
      ['EQUALITY', 'UNKNOWN', null, []],
      ['LEADERSHIP', 'GOOD', '2015', [`Membership ${leader.id}`]],
      ['AGREEMENT', 'CONCERN', '2016', [`Agreement ${agreement.id}`]],
      ['GOALS', 'CONCERN', '2015-06', [`Goal ${goals[0]?.id}`]],
      ['CONFIRMATION', 'WATCH', `${year - 2}-01`, [`Partnership ${known.id}`]],
    ])
    expect(signals[0]).toMatchObject({
      explanation: 'Partnerstwo lokalne łączy trzy sektory. Nie ma tu sektora: prywatny.',
      english: 'A local partnership unites three sectors. This one lacks: private.',
      advice: expect.stringContaining('Invite a partner'),
      guideSection: { kind: 'WEAK_SIDES', heading: 'Weak sides' },
    })
  })

  it('is unknown where the records tell nothing, and is not asked of what has ended', async () => {
    const { signals } = await healthOf(unknown.id)
    expect(new Set(signals.map(({ level }: Any) => level))).toEqual(new Set(['UNKNOWN']))
    expect(await healthOf(ended.id)).toEqual({ asOf: today, signals: [] })
  })

  it('is the same for those who see more: a member that is a draft counts for nobody', async () => {
    expect(await healthOf(known.id, await app.appoint(Role.ADMIN))).toEqual(await healthOf(known.id))
  })

  it('is answered by organisers, in public, once for each signal', async () => {
    const organiser = await app.appoint(Role.ORGANISER, unknown.id)
    const answer = (healthAnswers: object[]) =>
      organiser.query<Any>(
        `mutation Answer($input: UpdatePartnershipInput!) {
          updatePartnership(input: $input) { partnership { healthAnswers { subject text } } } }`,
        { input: { id: unknown.id, expectedVersion: 1, healthAnswers } },
      )
    const text = 'Liderka wraca w maju.'
    const twice = await answer([
      { subject: 'LEADERSHIP', text },
      { subject: 'LEADERSHIP', text: 'Inaczej.' },
    ])
    expect(twice.errors?.[0]?.extensions).toMatchObject({
      code: 'BAD_USER_INPUT',
      violations: [{ path: ['input', 'healthAnswers'], message: expect.stringContaining('once') }],
    })
    const { data } = await answer([{ subject: 'LEADERSHIP', text }])
    expect(data?.updatePartnership.partnership.healthAnswers).toEqual([{ subject: 'LEADERSHIP', text }])
    const { partnership } = await app.data(
      `{ partnership(id: "${unknown.id}") { health { signals { subject answer } } } }`,
    )
    for (const { subject, answer } of partnership.health.signals)
      expect([subject, answer]).toEqual([subject, subject === 'LEADERSHIP' ? text : null])
  })

  it('costs as many statements for many partnerships as for one', async () => {
    const ask = (first: number) => `{ partnerships(first: ${first}) {
      nodes { health { signals { level evidence { id } guideSection { heading } } } } } }`
    const counts: number[] = []
    for (const first of [1, 2, 3]) counts.push((await statementsDuring(() => app.data(ask(first)))).length)
    expect(new Set(counts.slice(1)).size).toBe(1)
    expect(counts[2]).toBeLessThanOrEqual(12)
  })
})
