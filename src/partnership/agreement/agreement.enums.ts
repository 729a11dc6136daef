import { vocabulary } from '../../shared/vocabulary'

export enum AgreementStatus {
  IN_FORCE = 'IN_FORCE',
  NOT_YET = 'NOT_YET',
  EXPIRED = 'EXPIRED',
  TERMINATED = 'TERMINATED',
  UNKNOWN = 'UNKNOWN',
}

vocabulary(AgreementStatus, {
  name: 'AgreementStatus',
  description:
    'Whether an agreement (Polish: umowa partnerska) is in force, derived from its dates on the day of asking.',
  values: {
    IN_FORCE: {
      PL: { label: 'obowiązująca', description: 'W dniu zapytania wiąże strony.' },
      EN: { label: 'in force', description: 'It binds the parties on the day of asking.' },
    },
    NOT_YET: {
      PL: {
        label: 'jeszcze nieobowiązująca',
        description: 'Dzień, od którego zwiąże strony, dopiero nadejdzie.',
      },
      EN: {
        label: 'not yet in force',
        description: 'The day from which it binds the parties is still to come.',
      },
    },
    EXPIRED: {
      PL: { label: 'wygasła', description: 'Upłynął czas, na który ją zawarto.' },
      EN: { label: 'expired', description: 'The time for which it was concluded has run out.' },
    },
    TERMINATED: {
      PL: { label: 'rozwiązana', description: 'Zakończyła ją decyzja stron, a nie upływ czasu.' },
      EN: {
        label: 'terminated',
        description: 'A decision of the parties ended it, not the passing of time.',
      },
    },
    UNKNOWN: {
      PL: { label: 'nie wiadomo', description: 'Ze znanych dat nie wynika, czy wiąże strony.' },
      EN: {
        label: 'unknown',
        description: 'The dates that are known do not tell whether it binds the parties.',
      },
    },
  },
})
