import type { Shape } from '../shape'
import { agreementShape } from './agreement.shape'
import { eventShape } from './event.shape'
import { membershipShape } from './membership.shape'
import { organisationShape } from './organisation.shape'
import { partnershipShape } from './partnership.shape'

/** In an order in which those come first that others name. */
export const shapes: readonly Shape[] = [
  organisationShape,
  partnershipShape,
  membershipShape,
  agreementShape,
  eventShape,
]

export const shapeOf = (name: string): Shape | undefined => shapes.find((shape) => shape.name === name)
