import { KeysSlot, Slot } from '../collections/statement'
import { polishDay } from '../values/polish-text'
import type { SortKey } from './cursor'

/** What the statements of a list are given each time they run. */
export interface ListInput {
  readonly parents: unknown
  readonly now: string
  readonly after: SortKey
  readonly before: SortKey
}

export const PARENTS = new KeysSlot('index', ({ parents }: ListInput) => parents)
export const NOW = new Slot(({ now }: ListInput) => now)
export const TODAY = new Slot(({ now }: ListInput) => polishDay(new Date(now)))

export const keySlots = (side: 'after' | 'before', count: number) =>
  Array.from({ length: count }, (_, index) => new Slot((input: ListInput) => input[side][index]))
