import { newId } from '../../../shared/ids'
import { Partnership } from '../../partnership.entity'
import { formerNames } from '../naming/rename'
import { partnershipWords } from '../naming/search-words'
import type { PartnershipFields } from '../partnership.inputs'
import { columnsSaid } from '../parts/columns-said'
import type { Parts } from '../parts/parts'

/** What is known of a partnership that is entered. */
export interface Newcomer {
  /** Its texts are tidy. */
  readonly said: PartnershipFields & { readonly name: string }
  readonly parts: Parts
  readonly slug: string
  /** What its row has that nobody says of one who enters it: when it was published, or what another registry knew. */
  readonly given?: Partial<Partnership>
}

/** The row of a new partnership; a draft, if nothing else is given. */
export function newPartnership({ said, parts, slug, given }: Newcomer, now: Date) {
  const at = now.toISOString()
  const record = {
    ...UNKNOWN,
    ...columnsSaid(said, now),
    ...{ id: newId('partnership'), name: said.name, slug, createdAt: at, updatedAt: at },
    formerNames: formerNames(said.name, said.formerNames ?? []),
    ...given,
  }
  return { ...record, ...partnershipWords(record, parts) }
}

const UNKNOWN: Pick<
  Partnership,
  'activityAreas' | 'seeksSectors' | 'sources' | 'kind' | 'krs' | 'publishedAt'
> = {
  activityAreas: [],
  seeksSectors: [],
  sources: [],
  kind: null,
  krs: null,
  publishedAt: null,
}
