import sql from 'sql-template-tag'
import { field, fieldsOf, listOf, optional, required } from '../../../core/records/fields'
import { identity, type RecordSchema, version } from '../../../core/records/record-schema'
import { isNamedVisible } from '../../organisation/organisation.policy'
import { agreements } from './agreement.entity'
import { AgreementFields, TerminateAgreementInput } from './agreement.inputs'

export const agreementRecord: RecordSchema = {
  name: 'agreements',
  called: 'agreement',
  of: agreements,
  fields: [
    ...identity('agreement'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that is based on it: its id, or its key in the same source.',
      ),
    ),
    ...fieldsOf(AgreementFields),
    ...optional(fieldsOf(TerminateAgreementInput, ['terminatedOn'])),
    ...version,
  ],
  linked: [
    {
      field: 'parties',
      from: sql`"agreement_party" AS link`,
      owner: sql`link."agreementId"`,
      values: sql`link."organisationId"`,
      sortedBy: sql`link."organisationId"`,
      isPublic: isNamedVisible(sql`link."organisationId"`, null),
    },
  ],
  names: {
    fields: [
      { beside: 'partnershipId', field: field('partnershipName', String, 'The name of that partnership.') },
      { beside: 'parties', field: listOf(field('partyNames', String, 'The names of these organisations.')) },
    ],
    selected: {
      partnershipName: sql`(SELECT whole."name" FROM "partnership" AS whole WHERE whole."id" = t."partnershipId")`,
    },
    linked: [
      {
        field: 'partyNames',
        from: sql`"agreement_party" AS link JOIN "organisation" AS body ON body."id" = link."organisationId"`,
        owner: sql`link."agreementId"`,
        values: sql`body."name"`,
        sortedBy: sql`link."organisationId"`,
        isPublic: isNamedVisible(sql`link."organisationId"`, null),
      },
    ],
  },
}
