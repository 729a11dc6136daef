import { HERE, type Ids, type World } from './world'

/** A mutation with an input in which nothing is wrong, so that only rights and states can refuse it. */
export interface MutationCase {
  readonly mutation: string
  readonly action: string
  readonly input?: object
  /** The ids that it is about: the rights to each are needed, or to any. */
  readonly about: readonly string[]
  readonly needs?: 'any'
  /** What other rules refuse, whoever asks. */
  readonly isImpossible?: boolean
}

const GROUNDS = { reason: 'SPAM', statement: 'Reklama.' }
const PAST = { title: 'Spotkanie', kind: 'MEETING', startsAt: '2024-05-01T10:00:00.000Z' }
const reason = 'Jestem z zarządu.'
const first = (id: string, more = {}) => ({ id, expectedVersion: 1, ...more })

const own = (mutation: string, action: string, input: object): MutationCase => ({
  ...{ mutation, action: action.includes(':') ? action : `account:${action}`, input, about: [''] },
})

/** Of the account of whoever asks, and the same in every world. */
export const ownCases: readonly MutationCase[] = [
  ['updateProfile', 'update', { displayName: 'Inna' }],
  ['changePassword', 'changePassword', { currentPassword: 'correct horse', newPassword: 'another horse' }],
  ['beginSecondFactor', 'changeSecondFactor', { password: 'correct horse' }],
  ['requestEmailVerification', 'verifyEmail'],
  ['signOut', 'signOut'],
  ['signOutEverywhere', 'signOut'],
  ['follow', 'follow:begin', { id: 'territory_16' }],
  ['unfollow', 'follow:end', { id: 'territory_16' }],
  ['renewFollowingFeeds', 'follow:renewFeeds'],
  ['markNotificationsRead', 'follow:read', {}],
  ['chooseFollowingLetters', 'follow:chooseLetters', { frequency: 'WEEKLY' }],
  ['eraseMyAccount', 'erase', { password: 'correct horse' }],
].map(([mutation, action, input]) => own(mutation as string, action as string, input as object))

/** Of a second factor that was begun. */
export const confirmCase = (code: string) => own('confirmSecondFactor', 'changeSecondFactor', { code })

/** Of one that is on. */
export const removeCase = (code: string) =>
  own('removeSecondFactor', 'changeSecondFactor', { code, password: 'correct horse' })

/** With codes that are wrong. */
export const allOwnCases = [...ownCases, confirmCase('000000'), removeCase('000000')]

/** Why a mutation asks for no right: visitors do it too. */
export const PUBLIC: Readonly<Record<string, string>> = {
  signUp: 'Whoever signs up has no account yet.',
  signIn: 'Whoever signs in shows a password.',
  refreshSession: 'The token shows who asks.',
  verifyEmail: 'The code of the letter shows who asks.',
  requestPasswordReset: 'The letter goes to the owner of the address, whoever asks for it.',
  resetPassword: 'The code of the letter shows who asks.',
  recordView: 'Every reader counts.',
  reportIllegalContent: 'Anybody may give notice, with or without an account.',
}

/** Actions that no mutation does. */
export const READING: Readonly<Record<string, string>> = {
  'moderation:read': 'moderationQueue, moderationDecisions and appeals',
  'partnership:seeHistory': 'Change.account',
  'event:seeHistory': 'Change.account',
  'organisation:seeHistory': 'Change.account',
  'import:run': 'POST /import',
  'health:list': 'healthSignals',
}

type Named = Omit<MutationCase, 'mutation' | 'action' | 'about'>

const about =
  (noun: string, id: string) =>
  (mutation: string, action: string, input: object, more: Named = {}): MutationCase => ({
    ...{ mutation, action: `${noun}:${action}`, input, about: [id] },
    ...more,
  })

export function mutationCases(ids: Ids, { stage }: World): MutationCase[] {
  const { partnership, other, organisation, twin, event, elsewhere, comment, target } = ids
  const isImpossible = stage === 'ENDED'
  const ofPartnership = about('partnership', partnership)
  const ofEvent = about('event', event)
  const ofMembership = about('membership', ids.membership)
  const ofLink = about('partnershipLink', ids.partnershipLink)
  const ofComment = about('comment', comment)
  const ofWebhook = about('webhook', ids.webhook)
  const coHosting = { eventId: elsewhere, partnershipId: partnership }
  return [
    about('partnership', '')('createPartnership', 'create', { name: 'Nowe partnerstwo' }),
    ofPartnership('updatePartnership', 'update', first(partnership, { summary: 'O nas' })),
    ofPartnership('publishPartnership', 'publish', first(partnership)),
    ofPartnership('discardPartnership', 'discard', first(partnership)),
    {
      ...ofPartnership(
        'mergePartnerships',
        'merge',
        first(partnership, { intoId: other, intoExpectedVersion: 1 }),
      ),
      about: [partnership, other],
    },
    ofPartnership('confirmPartnership', 'confirm', first(partnership)),
    {
      ...ofPartnership('assessPartnership', 'answer', { id: partnership, answers: [] }),
      action: 'selfAssessment:answer',
    },
    ofPartnership('endPartnership', 'end', first(partnership, { endedOn: '2024' })),
    ofPartnership('reopenPartnership', 'reopen', first(partnership, { stage: 'ACTIVE' })),
    about('agreement', partnership)('createAgreement', 'create', { partnershipId: partnership }),
    about('agreement', ids.agreement)('amendAgreement', 'amend', first(ids.agreement, { title: 'Aneks' })),
    about('agreement', ids.agreement)(
      'terminateAgreement',
      'terminate',
      first(ids.agreement, { terminatedOn: '2024' }),
    ),
    {
      mutation: 'linkPartnerships',
      action: 'partnershipLink:create',
      input: { partnershipId: partnership, kind: 'PART_OF', otherId: other },
      about: [partnership, other],
      needs: 'any',
    },
    ofLink('acceptPartnershipLink', 'accept', first(ids.partnershipLink)),
    ofLink('updatePartnershipLink', 'update', first(ids.partnershipLink, { since: '2019' })),
    ofLink('unlinkPartnerships', 'remove', first(ids.partnershipLink)),
    about('membership', partnership)(
      'inviteOrganisation',
      'invite',
      { partnershipId: partnership, organisationId: twin },
      { isImpossible },
    ),
    about('membership', other)('applyToJoin', 'applyForResidents', { partnershipId: other }),
    about('membership', organisation)('applyToJoin', 'apply', {
      partnershipId: other,
      organisationId: organisation,
    }),
    ofMembership('acceptMembership', 'accept', first(ids.membership)),
    ofMembership('declineMembership', 'decline', first(ids.membership)),
    ofMembership('leavePartnership', 'leave', first(ids.membership)),
    ofMembership('changeMemberRole', 'changeRole', first(ids.membership, { role: 'SUPPORTER' })),
    ofMembership('updateMembership', 'update', first(ids.membership, { contribution: 'Sala' })),
    about('organisation', HERE)('createOrganisation', 'create', { name: 'Biblioteka', territory: '1609' }),
    about('organisation', organisation)('updateOrganisation', 'update', first(organisation, { kind: 'NGO' })),
    about('organisation', ids.draft)('publishOrganisation', 'publish', first(ids.draft)),
    {
      mutation: 'mergeOrganisations',
      action: 'organisation:merge',
      input: first(organisation, { intoId: twin, intoExpectedVersion: 1 }),
      about: [organisation, twin],
    },
    about('event', partnership)('scheduleEvent', 'schedule', { ...PAST, partnershipId: partnership }),
    ofEvent('updateEvent', 'update', first(event, { title: 'Piknik' })),
    ofEvent('postponeEvent', 'postpone', first(event)),
    ofEvent('cancelEvent', 'cancel', first(event)),
    ofEvent('rescheduleEvent', 'reschedule', first(event)),
    about('coHosting', partnership)('acceptCoHosting', 'accept', coHosting),
    about('coHosting', partnership)('declineCoHosting', 'decline', coHosting),
    {
      mutation: 'endCoHosting',
      action: 'coHosting:end',
      input: coHosting,
      about: [partnership, other],
      needs: 'any',
    },
    about('pendingChange', ids.pendingChange)('acceptPendingChange', 'accept', {
      ...{ id: ids.pendingChange, partnershipVersion: 1 },
    }),
    about('pendingChange', ids.pendingChange)('declinePendingChange', 'decline', {
      ...{ id: ids.pendingChange, statement: 'Nie' },
    }),
    about('pendingChange', ids.pendingChange)('withdrawPendingChange', 'withdraw', { id: ids.pendingChange }),
    about('claim', partnership)('claimPartnership', 'partnership', { partnershipId: partnership, reason }),
    about('claim', organisation)('claimOrganisation', 'organisation', {
      organisationId: organisation,
      reason,
    }),
    about('claim', ids.claim)('decideClaim', 'decide', {
      id: ids.claim,
      decision: 'REJECT',
      statement: 'Nie',
    }),
    about('claim', ids.claim)('withdrawClaim', 'withdraw', { id: ids.claim }),
    about('comment', partnership)('addComment', 'add', { subjectId: partnership, body: 'Tak' }),
    about('comment', ids.guide)('addComment', 'add', { subjectId: ids.guide, body: 'Tak' }),
    ofComment('addComment', 'reply', { subjectId: ids.guide, parentId: comment, body: 'Tak' }),
    ofComment('editComment', 'edit', { id: comment, body: 'Nie' }),
    ofComment('deleteComment', 'delete', { id: comment }),
    ofComment('hideComment', 'hide', { id: comment, ...GROUNDS }),
    about('comment', ids.hidden)('restoreComment', 'restore', { id: ids.hidden }),
    ofComment('approveComment', 'approve', { id: comment }),
    about('comment', event)('setCommentPolicy', 'setPolicy', {
      ...{ subjectId: event, policy: 'MODERATED', ...GROUNDS },
    }),
    about('report', comment)('reportContent', 'comment', { id: comment, reason: 'SPAM' }),
    about('report', partnership)('reportContent', 'record', { id: partnership, reason: 'SPAM' }),
    about('report', partnership)('dismissReports', 'dismiss', { id: partnership }),
    about('account', target)('suspendAccount', 'suspend', {
      ...{ accountId: target, ...GROUNDS, until: '2100-01-01T00:00:00.000Z' },
    }),
    about('account', target)('liftSuspension', 'liftSuspension', { accountId: target }),
    about('appeal', ids.decision)('appealDecision', 'make', {
      decisionId: ids.decision,
      reason: 'Niesłusznie.',
    }),
    about('appeal', ids.appeal)('decideAppeal', 'decide', {
      ...{ id: ids.appeal, decision: 'DISMISS', statement: 'Słusznie.' },
    }),
    about('session', ids.session)('endSession', 'end', { id: ids.session }),
    about('role', '')('grantRole', 'grant', { accountId: target, role: 'ADMIN' }),
    about('role', '')('revokeRole', 'revoke', { accountId: target, role: 'ADMIN' }),
    about('apiKey', organisation)('createApiKey', 'create', { name: 'Klucz', organisationId: organisation }),
    about('apiKey', ids.apiKey)('revokeApiKey', 'revoke', { id: ids.apiKey }),
    about('webhook', organisation)('createWebhook', 'create', {
      ...{ url: 'http://127.0.0.1:9/', organisationId: organisation },
    }),
    ofWebhook('resumeWebhook', 'resume', { id: ids.webhook }),
    ofWebhook('updateWebhook', 'update', { id: ids.webhook, types: ['EVENT'] }),
    ofWebhook('pauseWebhook', 'pause', { id: ids.webhook }),
    ofWebhook('testWebhook', 'test', { id: ids.webhook }),
    ofWebhook('rotateWebhookSecret', 'rotateSecret', { id: ids.webhook }),
    ofWebhook('deleteWebhook', 'delete', { id: ids.webhook }),
    ofPartnership('removePartnership', 'remove', first(partnership, { reason })),
    about('partnership', ids.lone)('removePartnership', 'remove', first(ids.lone, { reason })),
    about('organisation', organisation)('removeOrganisation', 'remove', first(organisation, { reason })),
    about('organisation', twin)('removeOrganisation', 'remove', first(twin, { reason })),
    about('organisation', ids.draft)('removeOrganisation', 'remove', first(ids.draft, { reason })),
    ofMembership('removeMembership', 'remove', first(ids.membership, { reason })),
    about('agreement', ids.agreement)('removeAgreement', 'remove', first(ids.agreement, { reason })),
    ofEvent('removeEvent', 'remove', first(event, { reason })),
    about('import', ids.import)('undoImport', 'undo', { id: ids.import }),
  ]
}
