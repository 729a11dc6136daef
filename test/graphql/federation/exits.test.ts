import { type GraphQLField, getNamedType, isInputObjectType } from 'graphql'
import type { App } from '../../support/app'
import { exits, filtered, filters } from './exits'
import { leadingFields, registry } from './leading-fields'
import { type Presence, startWorld } from './worlds'

const OWN_IMPORTS = 'Only its account and administrators see an import; test/interchange/import says so.'

/** Fields that lead to something that can be hidden and need no query here, and why. */
const SAFE: Readonly<Record<string, string>> = {
  'TerritoryPopulation.count': 'It counts residents, not records.',
  'AssessedStatement.ownScore': 'It is the asker’s own; test/modules/health says so.',
  'AssessedStatement.scores':
    'They are none but for organisers of the partnership; test/modules/health says so.',
  'PartnershipSignals.partnership':
    'It is looked up like node(id); test/modules/health says who is listed it.',
  'Viewer.account': 'It is the asker’s own account; a token of an erased one is refused.',
  'RoleGrant.scope': 'Only its holder and administrators see a grant; the scope is looked up like node(id).',
  'RolePayload.account': 'It answers administrators only, and is looked up like node(id).',
  'RolePayload.grants': 'It answers administrators only.',
  'CommentPayload.subject': 'Who has commented on it is told; it is looked up like node(id).',
  'Viewer.grants': 'They are the asker’s own.',
  'Viewer.following': 'They are the asker’s own.',
  'Viewer.notifications':
    'They are the asker’s own, of what visitors see; test/modules/follow/notifications.test.ts says so.',
  'Follow.record': 'It is looked up like node(id); test/modules/follow says so.',
  'Viewer.sessions': 'They are the asker’s own.',
  'Viewer.secondFactor': 'It is the asker’s own.',
  'SecondFactor.recoveryCodesLeft': 'They are the asker’s own.',
  'Query.moderationQueue': 'It is FORBIDDEN but for moderators, and leads on to what they see.',
  'Query.moderationDecisions': 'It is FORBIDDEN but for moderators, and leads on to what they see.',
  'ModerationCase.reportCount': 'Only moderators see a case.',
  'ModerationCase.reports': 'Only moderators see a case.',
  'ModerationCase.subject': 'Only moderators see a case; it is looked up like node(id).',
  'ReasonCount.count': 'Only moderators see a case.',
  'Report.notifier': 'Only moderators see a report.',
  'Report.reporter': 'Only moderators see a case.',
  'ModerationStatistics.year': 'It is the year that was asked for.',
  'ModerationStatistics.roundedTo': 'It is always the same.',
  'StatisticsCount.count': 'It counts records of a whole year, rounded; statistics.test.ts says so.',
  'ModerationDecision.decidedBy': 'It is null but for moderators; test/moderation says so.',
  'ModerationDecision.appeal': 'Whoever sees the decision sees the appeal; test/moderation says so.',
  'Query.appeals': 'It is FORBIDDEN but for moderators, and leads on to what they see.',
  'AppealPayload.appeal': 'It answers the appellant and moderators, and is looked up like node(id).',
  'Appeal.appellant': 'Moderators and the appellant alone see an appeal.',
  'Appeal.decidedBy': 'It is null but for moderators; test/moderation says so.',
  'Appeal.decision': 'It is looked up like node(id).',
  'ModerationDecision.subject': 'It is looked up like node(id).',
  'Comment.decisions': 'They are none but for moderators and the author; test/moderation says so.',
  'Event.coHostInvitations': 'They are none but for keepers of the host or the invited; test/event says so.',
  'EventPayload.event':
    'It answers those only who keep the event or a co-host, and is looked up like node(id).',
  'Event.decisions': 'They are none but for moderators; test/moderation says so.',
  'Partnership.coHostInvitations': 'They are none but for its keepers; test/event says so.',
  'Partnership.decisions': 'They are none but for moderators; test/moderation says so.',
  'Viewer.decisions': 'They are about the asker’s own account.',
  'SuspensionPayload.account': 'It answers moderators only, and is looked up like node(id).',
  'ReportPayload.subject': 'It is NOT_FOUND for what the asker cannot see, and looked up like node(id).',
  'CommentPolicyPayload.subject': 'It answers moderators only, and is looked up like node(id).',
  'CommentPayload.comment': 'It answers the author only, for whom a subject that is hidden is NOT_FOUND.',
  'Query.claims': 'They are those that the asker decides; test/claim says so.',
  'Viewer.claims': 'They are the asker’s own.',
  'ClaimPayload.claim': 'It answers the claimant and those who decide, and is looked up like node(id).',
  'Query.pendingChanges': 'They are those that the asker decides; test/modules/partnership says so.',
  'Viewer.pendingChanges': 'They are the asker’s own.',
  'Partnership.pendingChange': 'It is none but for its keepers; test/modules/partnership says so.',
  'PendingChange.partnership': 'It is looked up like node(id).',
  'PendingChange.proposedBy': 'It is looked up like node(id).',
  'PartnershipPayload.pendingChange':
    'It answers those who keep the partnership, and is looked up like node(id).',
  'PendingChangePayload.pendingChange':
    'It answers those who propose or decide, and is looked up like node(id).',
  'Query.apiKeys': 'They are those of organisations that the asker represents; test/api-key says so.',
  'ApiKey.createdBy': 'It is looked up like node(id).',
  'CreateApiKeyPayload.apiKey': 'It answers those only who made it.',
  'ApiKeyPayload.apiKey': 'It answers those only who see it.',
  'Query.webhooks': 'They are those of organisations that the asker represents; test/webhook says so.',
  'Webhook.createdBy': 'It is looked up like node(id).',
  'CoverageTotals.units': 'It counts territories, which everybody sees.',
  'Webhook.deliveries': 'They tell of public changes, to those only who see the webhook.',
  'WebhookPayload.webhook': 'It answers those only who see it.',
  'TestWebhookPayload.webhook': 'It answers those only who see it.',
  'TestWebhookPayload.status': 'It is what the asker’s own receiver answered.',
  'TestWebhookPayload.milliseconds': 'It tells of the asker’s own receiver.',
  'WebhookSecretPayload.webhook': 'It answers those only who see it.',
  'Claim.subject': 'It is looked up like node(id); test/claim says so.',
  'Claim.claimant': 'It is looked up like node(id).',
  'Query.import': OWN_IMPORTS,
  'Query.imports': OWN_IMPORTS,
  'Import.changes': OWN_IMPORTS,
  'Import.conflicts': OWN_IMPORTS,
  'Import.undoes': OWN_IMPORTS,
  'Import.undoneBy': OWN_IMPORTS,
  'UndoConflict.change': OWN_IMPORTS,
  'Import.account': 'It is looked up like node(id).',
  'UndoConflict.node': 'It is looked up like node(id).',
  'UndoPayload.import': 'It is looked up like node(id).',
  'ChangesPayload.changes': 'They are those that Query.changes lists; test/graphql/subscriptions says so.',
  'CommentAddedPayload.comments': 'They are looked up like node(id); test/graphql/subscriptions says so.',
  'EventChange.event': 'It is looked up like an event of Query.events; test/graphql/subscriptions says so.',
  'Change.node': 'It is looked up like node(id).',
  'Change.mergedInto': 'It is looked up like node(id).',
  'Change.account': 'It is null but for those who keep the record; test/history says so.',
  'OrganisationPayload.organisation': 'It is looked up like node(id).',
  'ApiKey.organisation': 'It is looked up like node(id).',
  'Webhook.organisation': 'It is looked up like node(id).',
  'PartnershipPayload.partnership': 'It is looked up like node(id).',
  'PartnershipLink.awaits': 'It is null but for managers of the two, and looked up like node(id).',
  'PartnershipLinkPayload.link': 'It is looked up like node(id).',
  'MembershipPayload.membership': 'It is looked up like node(id).',
  'AgreementPayload.agreement': 'It is looked up like node(id).',
  'ViewPayload.viewCount': 'It is NOT_FOUND for what the asker cannot see; test/view says so.',
}

describe('every exit of the schema', () => {
  const worlds = {} as Record<Presence, App>
  beforeAll(async () => {
    for (const presence of ['absent', 'hidden', 'published'] as const)
      worlds[presence] = await startWorld(presence)
  })
  afterAll(() => Promise.all(Object.values(worlds).map((world) => world.close())))

  /** A hidden thing answers as one that never existed; the same query does show it once it is published. */
  async function expectNothingShown(query: string) {
    const [absent, hidden, published] = await Promise.all(
      [worlds.absent, worlds.hidden, worlds.published].map((world) => world.query(query)),
    )
    expect(published?.errors).toBeUndefined()
    expect(published).not.toEqual(absent)
    expect(hidden).toEqual(absent)
  }

  it.each(Object.entries(exits))('%s shows nothing hidden', (_, query) => expectNothingShown(query))

  it.each(
    Object.entries(filters).flatMap(([list, fields]) =>
      Object.entries(fields).map(([field, value]) => [list, field, value] as const),
    ),
  )('%s filtered by %s show nothing hidden', (list, field, value) =>
    expectNothingShown(filtered(list, field, value)),
  )
})

describe('the table of exits', () => {
  it('names every field that can lead to something hidden, or count it', () => {
    expect(leadingFields.sort()).toEqual([...Object.keys(exits), ...Object.keys(SAFE)].sort())
  })

  it('names every field of the filters of lists that can', () => {
    const roots = Object.values(registry.getQueryType()?.getFields() ?? {})
    const filterOf = ({ args }: GraphQLField<unknown, unknown>) => {
      const type = args.find(({ name }) => name === 'filter')?.type
      const filter = type && getNamedType(type)
      return isInputObjectType(filter) ? Object.keys(filter.getFields()) : []
    }
    const wanted = roots
      .filter((field) => leadingFields.includes(`Query.${field.name}`) && !(`Query.${field.name}` in SAFE))
      .filter((field) => filterOf(field).length > 0)
      .map((field) => [field.name, filterOf(field).sort()])
    const given = Object.entries(filters).map(([list, fields]) => [list, Object.keys(fields).sort()])
    expect(Object.fromEntries(wanted)).toEqual(Object.fromEntries(given))
  })
})
