import { Role } from '../../../src/authz/role.enums'
import type { Recorded } from '../../../src/core/change-log/write'
import type { EntityClass } from '../../../src/core/collections/reader'
import { registrySchema } from '../../../src/graphql/schema/schema'
import { ApiKey } from '../../../src/modules/api-key/api-key.entity'
import { Claim } from '../../../src/modules/claim/claim.entity'
import { Comment } from '../../../src/modules/comment/comment.entity'
import { CommentState } from '../../../src/modules/comment/comment.enums'
import { Event } from '../../../src/modules/event/event.entity'
import { Import } from '../../../src/modules/import/import.entity'
import { Appeal } from '../../../src/modules/moderation/appeal/appeal.entity'
import { ModerationDecision } from '../../../src/modules/moderation/moderation-decision.entity'
import { Organisation } from '../../../src/modules/organisation/organisation.entity'
import { Agreement } from '../../../src/modules/partnership/agreement/agreement.entity'
import { PartnershipLink } from '../../../src/modules/partnership/link/link.entity'
import { Membership } from '../../../src/modules/partnership/membership/membership.entity'
import { MembershipStatus } from '../../../src/modules/partnership/membership/membership.enums'
import { Partnership } from '../../../src/modules/partnership/partnership.entity'
import { PartnershipStage } from '../../../src/modules/partnership/partnership.enums'
import { PendingChange } from '../../../src/modules/partnership/pending-change/pending-change.entity'
import { Sector } from '../../../src/modules/sector/sector.entity'
import { Webhook } from '../../../src/modules/webhook/webhook.entity'
import { type App, type Client, type Member, startApp } from '../../support/app'
import {
  fakeAgreement,
  fakeApiKey,
  fakeAppeal,
  fakeClaim,
  fakeComment,
  fakeDecision,
  fakeEvent,
  fakeImport,
  fakeLink,
  fakeMembership,
  fakeOrganisation,
  fakePartnership,
  fakePendingChange,
  fakeSectors,
  fakeWebhook,
} from '../../support/fakes'

/** What a mutation is asked, by whom, and whose records it is to leave a change of. */
interface Case {
  readonly leaves: string
  readonly by?: Client
  readonly input?: object
}

/** Why a mutation leaves no change row. */
const NO_RECORD: Readonly<Record<string, string>> = {
  signIn: 'A session is no record.',
  refreshSession: 'A session is no record.',
  signOut: 'A session is no record.',
  endSession: 'A session is no record.',
  signOutEverywhere: 'A session is no record.',
  beginSecondFactor: 'A second factor is no record.',
  confirmSecondFactor: 'A second factor is no record.',
  removeSecondFactor: 'A second factor is no record.',
  requestEmailVerification: 'A letter is no record.',
  requestPasswordReset: 'A letter is no record.',
  verifyEmail: 'It needs a letter: test/account/proof says what it changes.',
  resetPassword: 'It needs a letter: test/account/proof says what it changes.',
  declineCoHosting: 'An invitation that nobody has accepted is not part of the event.',
  testWebhook: 'It changes nothing.',
  assessPartnership: 'It is for the organisers alone: the change log tells nobody of it.',
  follow: 'What an account follows is its own affair.',
  unfollow: 'What an account follows is its own affair.',
  renewFollowingFeeds: 'A secret is no record.',
  markNotificationsRead: 'What an account has read is its own affair.',
  chooseFollowingLetters: 'Which letters an account wants is its own affair.',
  recordView: 'Readers are counted without a change, as the contract wants it.',
}

describe('every mutation', () => {
  let app: App
  let admin: Member
  beforeAll(async () => {
    app = await startApp({ COMMENTS_PER_5_MINUTES: '100', WEBHOOK_TARGETS: 'any' })
    await app.database.write((write) => write.insert(Sector, fakeSectors()))
    admin = await app.appoint(Role.ADMIN)
  })
  afterAll(() => app.close())

  const there = async <T extends Recorded>(entity: EntityClass<T>, record: object & { id: string }) => {
    await app.database.write((write) => write.insert(entity, [record as never]))
    return record.id
  }
  const partnership = (columns = {}) => there(Partnership, fakePartnership(columns))
  const organisation = () => there(Organisation, fakeOrganisation())
  const event = async (columns = {}) =>
    there(
      Event,
      fakeEvent({ partnershipId: await partnership(), startsAt: '2030-05-01T10:00:00.000Z', ...columns }),
    )
  const agreement = async () => there(Agreement, fakeAgreement({ partnershipId: await partnership() }))
  const link = async (columns: object = {}) =>
    there(
      PartnershipLink,
      fakeLink({ partnershipId: await partnership(), otherId: await partnership(), ...columns }),
    )
  const membership = async (columns = {}) =>
    there(
      Membership,
      fakeMembership({
        partnershipId: await partnership(),
        organisationId: await organisation(),
        ...columns,
      }),
    )
  const comment = async (columns = {}) =>
    there(Comment, fakeComment({ subjectId: await partnership(), ...columns }))
  const claim = async (claimantId: string) =>
    there(Claim, fakeClaim({ subjectId: await partnership(), claimantId }))
  const pendingChange = async (partnershipId?: string) => {
    const name = 'Razem w gminie'
    const of = partnershipId ?? (await partnership({ name }))
    return there(
      PendingChange,
      fakePendingChange({ partnershipId: of, storedDifferences: { name: [name, 'Inna nazwa'] } }),
    )
  }
  const coHosting = async () => {
    const partnershipId = await partnership()
    const [host, guest] = [await partnership(), await app.appoint(Role.ORGANISER, partnershipId)]
    const organiser = await app.appoint(Role.ORGANISER, host)
    const { scheduleEvent } = await organiser.data(
      'mutation Schedule($input: ScheduleEventInput!) { scheduleEvent(input: $input) { event { id } } }',
      { input: { ...meeting, partnershipId: host, coHostIds: [partnershipId] } },
    )
    return { guest, input: { eventId: scheduleEvent.event.id, partnershipId } }
  }
  const meeting = { title: 'Spotkanie', kind: 'MEETING', startsAt: '2030-05-01T10:00:00.000Z' }
  const reason = 'Jestem członkiem zarządu.'
  const first = (id: string, more = {}) => ({ id, expectedVersion: 1, ...more })

  /** By the name of the mutation. The administrator asks, unless it is said who. */
  const CASES: Readonly<Record<string, () => Promise<Case>>> = {
    signUp: async () => ({
      leaves: 'Account',
      by: app,
      input: { email: 'nowa@example.org', password: 'correct horse', displayName: 'Nowa' },
    }),
    updateProfile: async () => ({ leaves: 'Account', input: { displayName: 'Inna' } }),
    changePassword: async () => ({
      leaves: 'Account',
      by: await app.signUp(),
      input: { currentPassword: 'correct horse', newPassword: 'another horse' },
    }),
    grantRole: async () => ({
      leaves: 'RoleGrant',
      input: { accountId: (await app.signUp()).id, role: 'MODERATOR' },
    }),
    revokeRole: async () => ({
      leaves: 'RoleGrant',
      input: { accountId: (await app.appoint(Role.MODERATOR)).id, role: 'MODERATOR' },
    }),
    eraseMyAccount: async () => ({
      leaves: 'Account',
      by: await app.signUp(),
      input: { password: 'correct horse' },
    }),
    suspendAccount: async () => ({
      leaves: 'ModerationDecision',
      input: {
        accountId: (await app.signUp()).id,
        reason: 'SPAM',
        statement: 'Reklama.',
        until: new Date(Date.now() + 86_400_000).toISOString(),
      },
    }),
    liftSuspension: async () => {
      const { id: accountId } = await app.signUp()
      await app.database.dataSource.query(
        `UPDATE "account" SET "suspendedUntil" = '2099-01-01T00:00:00.000Z' WHERE "id" = '${accountId}'`,
      )
      return { leaves: 'ModerationDecision', input: { accountId } }
    },
    reportIllegalContent: async () => ({
      leaves: 'Report',
      by: app,
      input: {
        id: await partnership(),
        explanation: 'Zdjęcie zrobiono bez zgody autorki.',
        isGoodFaith: true,
      },
    }),
    appealDecision: async () => {
      const member = await app.signUp()
      const decision = fakeDecision({ subjectId: member.id, aboutId: member.id })
      await there(ModerationDecision, decision)
      return { leaves: 'Appeal', by: member, input: { decisionId: decision.id, reason: 'Niesłusznie.' } }
    },
    decideAppeal: async () => {
      const { id: appellantId } = await app.signUp()
      const decisionId = await there(
        ModerationDecision,
        fakeDecision({ subjectId: appellantId, aboutId: appellantId }),
      )
      return {
        leaves: 'Appeal',
        input: {
          ...{ id: await there(Appeal, fakeAppeal({ decisionId, appellantId })) },
          ...{ decision: 'DISMISS', statement: 'Słusznie.' },
        },
      }
    },
    reportContent: async () => ({
      leaves: 'Report',
      by: await app.signUp(),
      input: { id: await partnership(), reason: 'SPAM' },
    }),
    dismissReports: async () => {
      const id = await partnership()
      const reporter = await app.signUp()
      await reporter.data(
        'mutation Report($input: ReportContentInput!) { reportContent(input: $input) { subject { id } } }',
        { input: { id, reason: 'SPAM' } },
      )
      return { leaves: 'ModerationDecision', input: { id } }
    },
    hideComment: async () => ({
      leaves: 'Comment',
      input: { id: await comment(), reason: 'SPAM', statement: 'Reklama.' },
    }),
    restoreComment: async () => ({
      leaves: 'Comment',
      input: { id: await comment({ state: CommentState.HIDDEN }) },
    }),
    approveComment: async () => ({
      leaves: 'Comment',
      input: { id: await comment({ state: CommentState.PENDING }) },
    }),
    setCommentPolicy: async () => ({
      leaves: 'Partnership',
      input: { subjectId: await partnership(), policy: 'CLOSED' },
    }),
    addComment: async () => ({
      leaves: 'Comment',
      input: { subjectId: await partnership(), body: 'Dobry pomysł.' },
    }),
    editComment: async () => ({
      leaves: 'Comment',
      input: {
        id: await comment({ authorId: admin.id, createdAt: new Date().toISOString() }),
        body: 'Lepszy pomysł.',
      },
    }),
    deleteComment: async () => ({ leaves: 'Comment', input: { id: await comment({ authorId: admin.id }) } }),
    createOrganisation: async () => ({ leaves: 'Organisation', input: { name: 'Biblioteka' } }),
    updateOrganisation: async () => ({
      leaves: 'Organisation',
      input: first(await organisation(), { name: 'Szkoła' }),
    }),
    mergeOrganisations: async () => ({
      leaves: 'Organisation',
      input: first(await organisation(), { intoId: await organisation(), intoExpectedVersion: 1 }),
    }),
    createPartnership: async () => ({
      leaves: 'Partnership',
      by: await app.signUp(),
      input: { name: 'Zielony zakątek' },
    }),
    updatePartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership(), { sectors: ['PUBLIC'] }),
    }),
    publishPartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership({ publishedAt: null })),
    }),
    discardPartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership({ publishedAt: null })),
    }),
    confirmPartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership()),
    }),
    mergePartnerships: async () => ({
      leaves: 'Partnership',
      input: first(await partnership(), { intoId: await partnership(), intoExpectedVersion: 1 }),
    }),
    endPartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership(), { endedOn: '2024' }),
    }),
    reopenPartnership: async () => ({
      leaves: 'Partnership',
      input: first(await partnership({ stage: PartnershipStage.ENDED, endedOn: '2020' })),
    }),
    inviteOrganisation: async () => ({
      leaves: 'Membership',
      input: { partnershipId: await partnership(), organisationId: await organisation() },
    }),
    applyToJoin: async () => ({
      leaves: 'Membership',
      by: await app.signUp(),
      input: { partnershipId: await partnership(), residentCount: 12 },
    }),
    acceptMembership: async () => ({
      leaves: 'Membership',
      input: first(await membership({ status: MembershipStatus.APPLIED })),
    }),
    declineMembership: async () => ({
      leaves: 'Membership',
      input: first(await membership({ status: MembershipStatus.APPLIED })),
    }),
    leavePartnership: async () => ({ leaves: 'Membership', input: first(await membership()) }),
    changeMemberRole: async () => ({
      leaves: 'Membership',
      input: first(await membership(), { role: 'LEADER' }),
    }),
    updateMembership: async () => ({
      leaves: 'Membership',
      input: first(await membership(), { contribution: 'Sala na spotkania' }),
    }),
    createAgreement: async () => ({
      leaves: 'Agreement',
      input: { partnershipId: await partnership(), title: 'Umowa' },
    }),
    amendAgreement: async () => ({
      leaves: 'Agreement',
      input: first(await agreement(), { title: 'Aneks' }),
    }),
    terminateAgreement: async () => ({
      leaves: 'Agreement',
      input: first(await agreement(), { terminatedOn: '2024-05-01' }),
    }),
    linkPartnerships: async () => ({
      leaves: 'PartnershipLink',
      input: { partnershipId: await partnership(), kind: 'PART_OF', otherId: await partnership() },
    }),
    acceptPartnershipLink: async () => {
      const awaitsId = await partnership()
      return { leaves: 'PartnershipLink', input: first(await link({ otherId: awaitsId, awaitsId })) }
    },
    updatePartnershipLink: async () => ({
      leaves: 'PartnershipLink',
      input: first(await link(), { since: '2019' }),
    }),
    unlinkPartnerships: async () => ({ leaves: 'PartnershipLink', input: first(await link()) }),
    claimPartnership: async () => ({
      leaves: 'Claim',
      by: await app.signUp(),
      input: { partnershipId: await partnership(), reason },
    }),
    claimOrganisation: async () => ({
      leaves: 'Claim',
      by: await app.signUp(),
      input: { organisationId: await organisation(), reason },
    }),
    acceptPendingChange: async () => ({
      leaves: 'Partnership',
      input: { id: await pendingChange(), partnershipVersion: 1 },
    }),
    declinePendingChange: async () => ({
      leaves: 'PendingChange',
      input: { id: await pendingChange(), statement: 'Nie.' },
    }),
    withdrawPendingChange: async () => {
      const id = await partnership()
      return {
        leaves: 'PendingChange',
        by: await app.appoint(Role.ORGANISER, id),
        input: { id: await pendingChange(id) },
      }
    },
    publishOrganisation: async () => ({
      leaves: 'Organisation',
      input: first(await there(Organisation, fakeOrganisation({ publishedAt: null }))),
    }),
    decideClaim: async () => ({
      leaves: 'Claim',
      input: { id: await claim((await app.signUp()).id), decision: 'ACCEPT' },
    }),
    withdrawClaim: async () => {
      const claimant = await app.signUp()
      return { leaves: 'Claim', by: claimant, input: { id: await claim(claimant.id) } }
    },
    createApiKey: async () => ({ leaves: 'ApiKey', input: { name: 'Kalendarz' } }),
    revokeApiKey: async () => ({ leaves: 'ApiKey', input: { id: await there(ApiKey, fakeApiKey()) } }),
    createWebhook: async () => ({ leaves: 'Webhook', input: { url: 'http://127.0.0.1:9/' } }),
    resumeWebhook: async () => ({
      leaves: 'Webhook',
      input: {
        id: await there(Webhook, fakeWebhook({ position: '000000000000.999999', types: ['GUIDE'] })),
      },
    }),
    updateWebhook: async () => ({
      leaves: 'Webhook',
      input: { id: await there(Webhook, fakeWebhook()), types: ['EVENT'] },
    }),
    pauseWebhook: async () => ({
      leaves: 'Webhook',
      input: { id: await there(Webhook, fakeWebhook()) },
    }),
    rotateWebhookSecret: async () => ({
      leaves: 'Webhook',
      input: { id: await there(Webhook, fakeWebhook()) },
    }),
    deleteWebhook: async () => ({ leaves: 'Webhook', input: { id: await there(Webhook, fakeWebhook()) } }),
    scheduleEvent: async () => ({
      leaves: 'Event',
      input: { ...meeting, partnershipId: await partnership() },
    }),
    updateEvent: async () => ({ leaves: 'Event', input: first(await event(), { title: 'Piknik' }) }),
    postponeEvent: async () => ({ leaves: 'Event', input: first(await event()) }),
    cancelEvent: async () => ({ leaves: 'Event', input: first(await event()) }),
    rescheduleEvent: async () => ({
      leaves: 'Event',
      input: first(await event({ status: 'CANCELLED' })),
    }),
    acceptCoHosting: async () => {
      const { guest, input } = await coHosting()
      return { leaves: 'Event', by: guest, input }
    },
    undoImport: async () => {
      const run = fakeImport()
      await app.database.write(async (write) => {
        await write.insertRows(Import, [run])
        write.nameImport(run.id)
        await write.insert(Organisation, [fakeOrganisation()])
      })
      return { leaves: 'Organisation', input: { id: run.id } }
    },
    removeOrganisation: async () => ({
      leaves: 'Organisation',
      input: first(await organisation(), { reason }),
    }),
    removePartnership: async () => ({ leaves: 'Partnership', input: first(await partnership(), { reason }) }),
    removeMembership: async () => ({ leaves: 'Membership', input: first(await membership(), { reason }) }),
    removeAgreement: async () => ({ leaves: 'Agreement', input: first(await agreement(), { reason }) }),
    removeEvent: async () => ({ leaves: 'Event', input: first(await event(), { reason }) }),
    endCoHosting: async () => {
      const { guest, input } = await coHosting()
      await guest.data(
        'mutation Accept($input: CoHostingInput!) { acceptCoHosting(input: $input) { event { id } } }',
        { input },
      )
      return { leaves: 'Event', by: guest, input }
    },
  }

  const fields = registrySchema().schema.getMutationType()?.getFields() ?? {}

  it('is asked here, or it is said why it changes no record', () => {
    expect([...Object.keys(CASES), ...Object.keys(NO_RECORD)].sort()).toEqual(Object.keys(fields).sort())
  })

  it.each(Object.keys(CASES))('%s leaves a change of its record', async (name) => {
    const { leaves, by = admin, input } = await (CASES[name] as () => Promise<Case>)()
    const [{ version }] = await app.database.dataSource.query('SELECT "version" FROM "registry"')
    const type = fields[name]?.args[0]?.type
    const document = type
      ? `mutation Walk($input: ${type}) { ${name}(input: $input) { __typename } }`
      : `mutation Walk { ${name} { __typename } }`
    const { errors } = await by.query(document, { input })
    expect(errors).toBeUndefined()
    const changes: { recordClass: string }[] = await app.database.dataSource.query(
      `SELECT "recordClass" FROM "change" WHERE "sequence" > ${version}`,
    )
    expect(changes.map(({ recordClass }) => recordClass)).toContain(leaves)
  })
})
