import { vocabulary } from '../shared/vocabulary'

export enum ClaimState {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}

vocabulary(ClaimState, {
  name: 'ClaimState',
  description: 'What became of a request to keep a record (Polish: wniosek o prowadzenie wpisu).',
  values: {
    PENDING: {
      PL: { label: 'oczekuje', description: 'Redaktor terytorium jeszcze nie zdecydował.' },
      EN: { label: 'pending', description: 'An editor of the territory has not decided yet.' },
    },
    ACCEPTED: {
      PL: { label: 'przyjęty', description: 'Wnioskodawca prowadzi odtąd wpis.' },
      EN: { label: 'accepted', description: 'Whoever asked keeps the record from then on.' },
    },
    REJECTED: {
      PL: { label: 'odrzucony', description: 'Nic się nie zmieniło; uzasadnienie mówi dlaczego.' },
      EN: { label: 'rejected', description: 'Nothing has changed; the statement says why.' },
    },
    WITHDRAWN: {
      PL: { label: 'wycofany', description: 'Wnioskodawca zrezygnował przed decyzją.' },
      EN: { label: 'withdrawn', description: 'Whoever asked took it back before it was decided.' },
    },
  },
})

export enum ClaimDecision {
  ACCEPT = 'ACCEPT',
  REJECT = 'REJECT',
}

vocabulary(ClaimDecision, {
  name: 'ClaimDecision',
  description: 'The answer to a request to keep a record.',
  values: {
    ACCEPT: {
      PL: { label: 'przyjąć', description: 'Wnioskodawca ma prowadzić wpis.' },
      EN: { label: 'accept', description: 'Whoever asks is to keep the record.' },
    },
    REJECT: {
      PL: { label: 'odrzucić', description: 'Wnioskodawca nie ma prowadzić wpisu.' },
      EN: { label: 'reject', description: 'Whoever asks is not to keep the record.' },
    },
  },
})
