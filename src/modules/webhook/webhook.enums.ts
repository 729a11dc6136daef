import { vocabulary } from '../../core/vocabulary'

export enum WebhookState {
  ENABLED = 'ENABLED',
  PAUSED = 'PAUSED',
  FAILING = 'FAILING',
  GONE = 'GONE',
  RESYNC_REQUIRED = 'RESYNC_REQUIRED',
}

vocabulary(WebhookState, {
  name: 'WebhookState',
  description: 'Whether changes are delivered to a webhook, and if not, why.',
  values: {
    ENABLED: {
      PL: { label: 'włączony', description: 'Zmiany są doręczane.' },
      EN: { label: 'enabled', description: 'Changes are delivered.' },
    },
    PAUSED: {
      PL: { label: 'wstrzymany', description: 'Wstrzymany przez tych, którzy nim zarządzają.' },
      EN: { label: 'paused', description: 'Paused by its managers.' },
    },
    FAILING: {
      PL: { label: 'zawodzi', description: 'Wyłączony, bo przez dobę nie udało się nic doręczyć.' },
      EN: { label: 'failing', description: 'Switched off: deliveries have failed for a day.' },
    },
    GONE: {
      PL: { label: 'zlikwidowany', description: 'Wyłączony, bo odbiorca odpowiedział 410.' },
      EN: { label: 'gone', description: 'Switched off: the receiver answered 410.' },
    },
    RESYNC_REQUIRED: {
      PL: {
        label: 'spóźniony',
        description: 'Wyłączony, bo zmian, na których stanął, rejestr już nie przechowuje.',
      },
      EN: {
        label: 'too late',
        description: 'Switched off: the change log no longer has the changes it stopped at.',
      },
    },
  },
})
