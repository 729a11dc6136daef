import sql from 'sql-template-tag'
import { about, because, policy } from '../../authz/policy'
import { isPartVisible, ofPartnershipManagers, partnershipPolicy } from '../partnership/partnership.policy'

const { rights, refusal } = partnershipPolicy.update

/** An event is kept by those who keep its host. */
export const eventPolicy = {
  ...policy('event', about('partnership'), { schedule: { rights, refusal } }),
  ...policy('event', about('event'), {
    update: ofPartnershipManagers,
    seeHistory: ofPartnershipManagers,
    postpone: {
      ...ofPartnershipManagers,
      obstacles: [
        {
          when: (row) => sql`${row}."status" = 'CANCELLED'`,
          ...because(
            'CONFLICT',
            'EVENT_CANCELLED',
            'The event is cancelled. If it takes place after all, call rescheduleEvent first.',
          ),
        },
      ],
    },
    cancel: ofPartnershipManagers,
    reschedule: ofPartnershipManagers,
  }),
}

/** The events of a draft are drafts. */
export const isEventVisible = isPartVisible

/** About the partnership that answers, or of the two that organise an event together: the one whose keeper ends it. */
export const coHostingPolicy = policy('coHosting', about('partnership'), {
  accept: { rights, refusal },
  decline: { rights, refusal },
  end: { rights, refusal },
})
