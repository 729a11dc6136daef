import { vocabulary } from '../../../core/vocabulary'

export enum AgreementStatus {
  IN_FORCE = 'IN_FORCE',
  NOT_YET = 'NOT_YET',
  EXPIRED = 'EXPIRED',
  TERMINATED = 'TERMINATED',
  UNKNOWN = 'UNKNOWN',
}

vocabulary(AgreementStatus, {
  name: 'AgreementStatus',
  description: 'Whether an agreement (Polish: umowa partnerska) is in force today, derived from its dates.',
  values: {
    IN_FORCE: {
      PL: { label: 'obowiązująca', description: 'W dniu zapytania wiąże strony.' },
      EN: { label: 'in force', description: 'It binds the parties today.' },
    },
    NOT_YET: {
      PL: {
        label: 'jeszcze nieobowiązująca',
        description: 'Dzień, od którego zwiąże strony, dopiero nadejdzie.',
      },
      EN: {
        label: 'not yet in force',
        description: 'It will bind the parties from a later day.',
      },
    },
    EXPIRED: {
      PL: { label: 'wygasła', description: 'Upłynął czas, na który ją zawarto.' },
      EN: { label: 'expired', description: 'Its term has ended.' },
    },
    TERMINATED: {
      PL: { label: 'rozwiązana', description: 'Zakończyła ją decyzja stron, a nie upływ czasu.' },
      EN: {
        label: 'terminated',
        description: 'The parties ended it before the end of its term.',
      },
    },
    UNKNOWN: {
      PL: { label: 'nie wiadomo', description: 'Ze znanych dat nie wynika, czy wiąże strony.' },
      EN: {
        label: 'unknown',
        description: 'The known dates do not show whether it binds the parties.',
      },
    },
  },
})
