import { agreements } from '../../partnership/agreement/agreement.entity'
import {
  AgreementFields,
  TerminateAgreementInput,
} from '../../partnership/agreement/keeping/agreement.inputs'
import { field, fieldsOf, optional, required } from '../fields'
import { identity, type Shape, version } from '../shape'

export const agreementShape: Shape = {
  name: 'agreements',
  called: 'agreement',
  of: agreements,
  fields: [
    ...identity('agreement'),
    required(
      field(
        'partnershipId',
        String,
        'The partnership that rests on it: its id, or the key it has in the same source.',
      ),
    ),
    ...fieldsOf(AgreementFields),
    ...optional(fieldsOf(TerminateAgreementInput, ['terminatedOn'])),
    ...version,
  ],
}
