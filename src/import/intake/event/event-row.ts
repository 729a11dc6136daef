import type { Event } from '../../../event/event.entity'
import type { ScheduleEventInput } from '../../../event/keeping/event.inputs'
import type { Row } from '../../run/row'

type Said = ScheduleEventInput & { readonly id?: string; readonly status?: Event['status'] | null }

export const saidOf = ({ said }: Row) => said as unknown as Said

/** What the API takes of it. */
export function inputOf(row: Row, partnershipId: string): ScheduleEventInput {
  const { id, status, ...said } = saidOf(row)
  return { ...said, partnershipId }
}
