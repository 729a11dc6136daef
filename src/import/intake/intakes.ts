import { agreementIntake } from './agreement/agreement.intake'
import { eventIntake } from './event/event.intake'
import type { Intake } from './intake'
import { membershipIntake } from './membership/membership.intake'
import { organisationIntake } from './organisation/organisation.intake'
import { partnershipIntake } from './partnership/partnership.intake'

/** Every type of record that can be brought in. */
export const intakes: readonly Intake[] = [
  organisationIntake,
  partnershipIntake,
  membershipIntake,
  agreementIntake,
  eventIntake,
]

/** By what files of it are called. */
export const intakeOf = (name: string): Intake | undefined => intakes.find(({ shape }) => shape.name === name)
