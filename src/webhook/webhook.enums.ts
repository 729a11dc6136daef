import { vocabulary } from '../shared/vocabulary'

export enum WebhookState {
  ENABLED = 'ENABLED',
  FAILING = 'FAILING',
  GONE = 'GONE',
  RESYNC_REQUIRED = 'RESYNC_REQUIRED',
}

vocabulary(WebhookState, {
  name: 'WebhookState',
  description: 'Whether changes are delivered to a webhook, and if not, why it was switched off.',
  values: {
    ENABLED: {
      PL: { label: 'włączony', description: 'Zmiany są doręczane.' },
      EN: { label: 'enabled', description: 'Changes are delivered.' },
    },
    FAILING: {
      PL: { label: 'zawodzi', description: 'Wyłączony, bo przez dobę nie udało się nic doręczyć.' },
      EN: { label: 'failing', description: 'Switched off, since nothing could be delivered for a day.' },
    },
    GONE: {
      PL: { label: 'zlikwidowany', description: 'Wyłączony, bo odbiorca odpowiedział 410.' },
      EN: { label: 'gone', description: 'Switched off, since its receiver answered 410.' },
    },
    RESYNC_REQUIRED: {
      PL: {
        label: 'spóźniony',
        description: 'Wyłączony, bo zmian, na których stanął, rejestr już nie przechowuje.',
      },
      EN: {
        label: 'too late',
        description: 'Switched off, since the changes at which it stopped are not kept any more.',
      },
    },
  },
})
