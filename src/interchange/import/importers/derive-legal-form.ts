import { Language, labelOf } from '../../../core/vocabulary'
import { legalFormKindOf } from '../../../modules/partnership/legal-form'
import { LegalFormKind } from '../../../modules/partnership/legal-form.enums'
import type { Derived } from '../import-options'
import type { ImportRow } from '../import-row'

/** A source that has the legal form as a text only tells its kind by it. */
export function deriveLegalForm({ legalForm, legalFormKind }: ImportRow['values']): Derived | null {
  const isTold = typeof legalForm === 'string' && legalFormKind === undefined
  const kind = isTold ? legalFormKindOf(legalForm) : null
  if (kind === null) return null
  return {
    fields: { legalFormKind: kind },
    note: {
      column: 'legalForm',
      message: `legalFormKind was read from it: ${kind} (${labelOf(LegalFormKind, kind, Language.EN)}), where the record has none yet.`,
      polish: `Odczytano z niej legalFormKind: ${kind} (${labelOf(LegalFormKind, kind, Language.PL)}), jeśli rekord jeszcze go nie ma.`,
    },
  }
}
