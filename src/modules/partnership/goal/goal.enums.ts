import { vocabulary } from '../../../core/vocabulary'

export enum GoalState {
  PLANNED = 'PLANNED',
  UNDERWAY = 'UNDERWAY',
  REACHED = 'REACHED',
  DROPPED = 'DROPPED',
}

vocabulary(GoalState, {
  name: 'GoalState',
  description: 'The progress of a partnership towards a goal (Polish: cel).',
  values: {
    PLANNED: {
      PL: { label: 'planowany', description: 'Partnerzy go uzgodnili, lecz pracy jeszcze nie zaczęli.' },
      EN: { label: 'planned', description: 'The partners have agreed on it, but work has not begun.' },
    },
    UNDERWAY: {
      PL: { label: 'w realizacji', description: 'Partnerzy do niego dążą, ale jeszcze go nie osiągnęli.' },
      EN: { label: 'under way', description: 'The partners are working on it but have not reached it yet.' },
    },
    REACHED: {
      PL: { label: 'osiągnięty', description: 'Partnerom udało się to, co zamierzali.' },
      EN: { label: 'reached', description: 'The partners have achieved it.' },
    },
    DROPPED: {
      PL: { label: 'zaniechany', description: 'Partnerzy z niego zrezygnowali przed czasem.' },
      EN: { label: 'dropped', description: 'The partners gave it up before they achieved it.' },
    },
  },
})
