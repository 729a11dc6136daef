import sql from 'sql-template-tag'
import { field, fieldsOf, listOf, ofOperator, optional } from '../../core/records/fields'
import { discussedFields, identity, type RecordSchema, SUBMISSION } from '../../core/records/record-schema'
import { DateTime, PartialDate } from '../../core/scalars'
import { labelOf } from '../../core/vocabulary'
import { InitiatorKind } from '../initiator/initiator.enums'
import { isNamedVisible } from '../organisation/organisation.policy'
import { unitNames, unitsOf } from '../territory/unit-names'
import { Confirmer } from './activity/activity.enums'
import { activityByDay, activityFields } from './activity/activity.record'
import { MemberKind } from './membership/membership.enums'
import { partnerships } from './partnership.collection'
import { CreatePartnershipInput } from './partnership.inputs'
import { isPartnershipVisible } from './partnership.policy'
import { EndPartnershipInput } from './partnership-stage.inputs'

const name = fieldsOf(CreatePartnershipInput, ['name'])

export const partnershipRecord: RecordSchema = {
  name: 'partnerships',
  called: 'partnership',
  of: partnerships,
  hasPage: true,
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
  names: {
    fields: [
      ...unitNames,
      ...activityFields,
      {
        beside: 'endedReason',
        field: listOf(field('successorNames', String, 'The names of partnerships that continue its work.')),
      },
      {
        beside: 'initiators',
        field: listOf(
          field(
            'initiatorNames',
            String,
            'The names of the initiators; of one who is not named, what kind it is.',
          ),
        ),
        derive: ({ initiatorNames }, language) =>
          named(initiatorNames).map(({ name, kind }) => name ?? labelOf(InitiatorKind, kind, language)),
      },
      {
        beside: 'initiators',
        field: listOf(
          field('memberNames', String, 'The names of the members of today, the leader first; residents too.'),
        ),
        derive: ({ memberNames }, language) =>
          named(memberNames).map(({ name, kind }) => name ?? labelOf(MemberKind, kind, language)),
      },
    ],
    byDay: activityByDay,
    linked: [
      unitsOf({
        from: sql`"partnership_territory" AS link`,
        owner: sql`link."partnershipId"`,
        unitId: sql`link."territoryId"`,
      }),
      {
        field: 'successorNames',
        from: sql`"partnership_link" AS link JOIN "partnership" AS other ON other."id" = link."partnershipId"`,
        owner: sql`link."otherId"`,
        values: sql`other."name"`,
        sortedBy: sql`other."nameKey", other."id"`,
        isPublic: sql`link."kind" = 'SUCCESSOR_OF' AND link."awaitsId" IS NULL AND ${isPartnershipVisible(sql`other`, null)}`,
      },
      {
        field: 'initiatorNames',
        from: sql`"partnership_initiator" AS link JOIN "initiator" AS other ON other."id" = link."initiatorId"
          LEFT JOIN "organisation" AS body ON body."id" = other."organisationId"`,
        owner: sql`link."partnershipId"`,
        values: { name: sql`coalesce(other."name", body."name")`, kind: sql`other."kind"` },
        sortedBy: sql`other."id"`,
        isPublic: isNamedVisible(sql`other."organisationId"`, null),
      },
      {
        field: 'memberNames',
        from: sql`(SELECT * FROM "membership" WHERE "status" = 'ACTIVE') AS other
          LEFT JOIN "organisation" AS body ON body."id" = other."organisationId"`,
        owner: sql`other."partnershipId"`,
        values: { name: sql`body."name"`, kind: sql`other."kind"` },
        sortedBy: sql`CASE other."role" WHEN 'LEADER' THEN 0 WHEN 'PARTNER' THEN 1 ELSE 2 END,
          CASE WHEN body."id" IS NULL THEN 1 ELSE 0 END, body."nameKey", other."id"`,
        isPublic: isNamedVisible(sql`other."organisationId"`, null),
      },
    ],
  },
}

interface Named {
  readonly name: string | null
  readonly kind: string
}

const named = (value: unknown) => (value as Named[] | undefined) ?? []
