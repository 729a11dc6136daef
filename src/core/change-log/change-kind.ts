import { vocabulary } from '../vocabulary'

export enum ChangeKind {
  CREATED = 'CREATED',
  UPDATED = 'UPDATED',
  DELETED = 'DELETED',
  HIDDEN = 'HIDDEN',
  RESTORED = 'RESTORED',
  MERGED = 'MERGED',
}

vocabulary(ChangeKind, {
  name: 'ChangeKind',
  description: 'What was done to a record.',
  values: {
    CREATED: {
      PL: { label: 'dodano', description: 'Wpis pojawił się w rejestrze.' },
      EN: { label: 'created', description: 'The record was added to the registry.' },
    },
    UPDATED: {
      PL: { label: 'zmieniono', description: 'Zmieniły się dane wpisu.' },
      EN: { label: 'updated', description: 'The record was changed.' },
    },
    DELETED: {
      PL: { label: 'usunięto', description: 'Wpis znikł na dobre.' },
      EN: { label: 'deleted', description: 'The record was deleted for good.' },
    },
    HIDDEN: {
      PL: { label: 'ukryto', description: 'Wpisu nie widać, choć może wrócić.' },
      EN: { label: 'hidden', description: 'The record is no longer shown, but may come back.' },
    },
    RESTORED: {
      PL: {
        label: 'udostępniono',
        description: 'Wpis widać znowu albo po raz pierwszy: przywrócono go, zatwierdzono lub opublikowano.',
      },
      EN: {
        label: 'restored',
        description:
          'The record is shown again or for the first time: it was restored, approved or published.',
      },
    },
    MERGED: {
      PL: { label: 'połączono', description: 'Wpis zastąpił inny, który opisuje to samo.' },
      EN: { label: 'merged', description: 'It was merged into another record of the same thing.' },
    },
  },
})
