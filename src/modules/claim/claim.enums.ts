import { vocabulary } from '../../core/vocabulary'

export enum ClaimState {
  PENDING = 'PENDING',
  ACCEPTED = 'ACCEPTED',
  REJECTED = 'REJECTED',
  WITHDRAWN = 'WITHDRAWN',
}

vocabulary(ClaimState, {
  name: 'ClaimState',
  description: 'The state of a request to manage a record (Polish: wniosek o prowadzenie wpisu).',
  values: {
    PENDING: {
      PL: { label: 'oczekuje', description: 'Redaktor terytorium jeszcze nie zdecydował.' },
      EN: { label: 'pending', description: 'It waits for the decision of an editor of the territory.' },
    },
    ACCEPTED: {
      PL: { label: 'przyjęty', description: 'Wnioskodawca prowadzi odtąd wpis.' },
      EN: { label: 'accepted', description: 'The claimant has managed the record since then.' },
    },
    REJECTED: {
      PL: { label: 'odrzucony', description: 'Nic się nie zmieniło; uzasadnienie mówi dlaczego.' },
      EN: { label: 'rejected', description: 'The record stays as it was; the statement says why.' },
    },
    WITHDRAWN: {
      PL: { label: 'wycofany', description: 'Wnioskodawca zrezygnował przed decyzją.' },
      EN: { label: 'withdrawn', description: 'The claimant withdrew it before it was decided.' },
    },
  },
})

export enum ClaimDecision {
  ACCEPT = 'ACCEPT',
  REJECT = 'REJECT',
}

vocabulary(ClaimDecision, {
  name: 'ClaimDecision',
  description: 'The decision about a request to manage a record.',
  values: {
    ACCEPT: {
      PL: { label: 'przyjąć', description: 'Wnioskodawca ma prowadzić wpis.' },
      EN: { label: 'accept', description: 'The claimant may manage the record from now on.' },
    },
    REJECT: {
      PL: { label: 'odrzucić', description: 'Wnioskodawca nie ma prowadzić wpisu.' },
      EN: { label: 'reject', description: 'The claimant may not manage the record.' },
    },
  },
})
