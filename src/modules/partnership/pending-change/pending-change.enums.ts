import { vocabulary } from '../../../core/vocabulary'

export enum PendingChangeState {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  DECLINED = 'DECLINED',
  WITHDRAWN = 'WITHDRAWN',
}

vocabulary(PendingChangeState, {
  name: 'PendingChangeState',
  description:
    'The state of a change of a published record that waits for an editor (Polish: zmiana oczekująca).',
  values: {
    PENDING: {
      PL: { label: 'oczekuje', description: 'Redaktor jeszcze nie zdecydował; wpis jest, jaki był.' },
      EN: { label: 'pending', description: 'No editor has decided yet; the record is as it was.' },
    },
    ACCEPTED: {
      PL: { label: 'przyjęta', description: 'Redaktor przyjął zmianę i wpis jest zmieniony.' },
      EN: { label: 'accepted', description: 'An editor has accepted it, and the record is changed.' },
    },
    DECLINED: {
      PL: { label: 'odrzucona', description: 'Nic się nie zmieniło; uzasadnienie mówi dlaczego.' },
      EN: { label: 'declined', description: 'The record stays as it was; the statement says why.' },
    },
    WITHDRAWN: {
      PL: { label: 'wycofana', description: 'Wycofano ją przed decyzją albo zastąpiła ją następna.' },
      EN: {
        label: 'withdrawn',
        description: 'It was withdrawn before it was decided, or a later one replaced it.',
      },
    },
  },
})
