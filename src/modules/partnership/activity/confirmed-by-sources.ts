import type { Source } from '../../../core/values/source'
import type { Partnership } from '../partnership.entity'
import { Confirmer } from './activity.enums'

type Confirmation = Pick<Partnership, 'lastConfirmedOn' | 'lastConfirmedBy'>

/** The confirmation by the source that refers to the latest day, where it is later than the one that is known. */
export function confirmedBySources({
  sources = [],
  lastConfirmedOn = null,
  lastConfirmedBy = null,
}: Partial<Confirmation> & { readonly sources?: readonly Pick<Source, 'asOf'>[] }): Confirmation {
  const latest = sources
    .flatMap(({ asOf }) => asOf ?? [])
    .sort()
    .at(-1)
  if (latest === undefined || latest <= (lastConfirmedOn ?? '')) return { lastConfirmedOn, lastConfirmedBy }
  return { lastConfirmedOn: latest, lastConfirmedBy: Confirmer.SOURCE }
}
