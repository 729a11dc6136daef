import sql from 'sql-template-tag'
import { field, fieldsOf, listOf, ofOperator, optional } from '../../core/records/fields'
import { discussedFields, identity, type RecordSchema, SUBMISSION } from '../../core/records/record-schema'
import { DateTime, PartialDate } from '../../core/scalars'
import { isNamedVisible } from '../organisation/organisation.policy'
import { Confirmer } from './activity/activity.enums'
import { partnerships } from './partnership.collection'
import { CreatePartnershipInput } from './partnership.inputs'
import { EndPartnershipInput } from './partnership-stage.inputs'

const name = fieldsOf(CreatePartnershipInput, ['name'])

export const partnershipRecord: RecordSchema = {
  name: 'partnerships',
  called: 'partnership',
  of: partnerships,
  fields: [
    ...identity('partnership'),
    field(
      'slug',
      String,
      'The name as part of a web address: `dla-rudawki-i-zatrasia`. It identifies the record that has it or had it before.',
    ),
    ...name,
    ...fieldsOf(CreatePartnershipInput).filter(
      (each) => each.name !== 'name' && !SUBMISSION.includes(each.name),
    ),
    ...optional(fieldsOf(EndPartnershipInput, ['endedOn'])),
    field(
      'endedReason',
      String,
      'Why it ended, at most 1,000 characters; reaching the goal is the best reason.',
    ),
    ...ofOperator(
      listOf(
        field(
          'formerSlugs',
          String,
          'Former slugs of a new record, which still find it: `nasz-zoliborz-iv`.',
        ),
      ),
      field('lastConfirmedOn', PartialDate, 'When it was last confirmed that it exists: `2026-05-01`.'),
      field('lastConfirmedBy', Confirmer, 'Who confirmed it.'),
      field('publishedAt', DateTime, 'When a new record was published. Empty: it becomes a draft.'),
    ),
    ...discussedFields,
  ],
  linked: [
    {
      field: 'sectors',
      from: sql`"partnership_sector" AS link JOIN "sector" AS other ON other."id" = link."sectorId"`,
      owner: sql`link."partnershipId"`,
      values: sql`other."code"`,
      sortedBy: sql`other."id"`,
    },
    {
      field: 'territories',
      from: sql`"partnership_territory" AS link JOIN "territory" AS other ON other."id" = link."territoryId"`,
      owner: sql`link."partnershipId"`,
      values: sql`other."code"`,
      sortedBy: sql`other."id"`,
    },
    {
      field: 'goals',
      from: sql`"goal" AS other`,
      owner: sql`other."partnershipId"`,
      values: {
        id: sql`other."id"`,
        text: sql`other."text"`,
        until: sql`other."until"`,
        state: sql`other."state"`,
      },
      sortedBy: sql`other."position", other."id"`,
    },
    {
      field: 'initiators',
      from: sql`"partnership_initiator" AS link JOIN "initiator" AS other ON other."id" = link."initiatorId"`,
      owner: sql`link."partnershipId"`,
      values: {
        id: sql`other."id"`,
        kind: sql`other."kind"`,
        name: sql`other."name"`,
        organisationId: sql`other."organisationId"`,
      },
      sortedBy: sql`other."id"`,
      isPublic: isNamedVisible(sql`other."organisationId"`, null),
    },
    {
      field: 'formerSlugs',
      from: sql`"former_slug" AS other`,
      owner: sql`other."partnershipId"`,
      values: sql`other."slug"`,
      sortedBy: sql`other."slug"`,
    },
  ],
}
