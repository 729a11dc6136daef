import { type PersonalData, personalData } from '../../core/collections/personal-data'
import { Follow } from './follow.entity'
import { FollowSettings } from './follow-settings.entity'

export const followPersonalData: readonly PersonalData[] = [
  personalData(Follow, {
    exported: {
      follows: { of: ['accountId'], columns: ['recordId', 'createdAt'], sortedBy: ['createdAt', 'id'] },
    },
    erased: { accountId: 'rows' },
  }),
  // What the secrets are made of says nothing to anybody.
  personalData(FollowSettings, {
    exported: {
      followSettings: {
        of: ['accountId'],
        columns: ['letters', 'nextLetterAt', 'readThrough'],
        sortedBy: ['accountId'],
      },
    },
    erased: { accountId: 'rows' },
  }),
]
