import { vocabulary } from '../../../core/vocabulary'

export enum AppealState {
  PENDING = 'PENDING',
  GRANTED = 'GRANTED',
  DISMISSED = 'DISMISSED',
  WITHDRAWN = 'WITHDRAWN',
}

vocabulary(AppealState, {
  name: 'AppealState',
  description: 'The state of an appeal (Polish: odwołanie).',
  values: {
    PENDING: {
      PL: { label: 'oczekuje', description: 'Inny moderator jeszcze nie zdecydował.' },
      EN: { label: 'pending', description: 'It waits for the decision of another moderator.' },
    },
    GRANTED: {
      PL: {
        label: 'uwzględnione',
        description: 'Decyzja była niesłuszna; jej skutek cofnięto, jeśli trwał.',
      },
      EN: { label: 'granted', description: 'The decision was wrong; its effect was undone if it lasted.' },
    },
    DISMISSED: {
      PL: { label: 'oddalone', description: 'Decyzja pozostaje w mocy.' },
      EN: { label: 'dismissed', description: 'The decision stands.' },
    },
    WITHDRAWN: {
      PL: { label: 'wycofane', description: 'Konto, które się odwołało, usunięto przed decyzją.' },
      EN: { label: 'withdrawn', description: 'The account that appealed was erased before it was decided.' },
    },
  },
})

export enum AppealDecision {
  GRANT = 'GRANT',
  DISMISS = 'DISMISS',
}

vocabulary(AppealDecision, {
  name: 'AppealDecision',
  description: 'The decision about an appeal.',
  values: {
    GRANT: {
      PL: { label: 'uwzględnić', description: 'Decyzja była niesłuszna: cofnij jej skutek.' },
      EN: { label: 'grant', description: 'The decision was wrong: undo its effect.' },
    },
    DISMISS: {
      PL: { label: 'oddalić', description: 'Decyzja ma pozostać w mocy.' },
      EN: { label: 'dismiss', description: 'The decision is to stand.' },
    },
  },
})
