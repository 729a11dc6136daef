import { vocabulary } from '../../core/vocabulary'

export enum ImportKind {
  FILE = 'FILE',
  UNDO = 'UNDO',
}

vocabulary(ImportKind, {
  name: 'ImportKind',
  description: 'What an import brought in.',
  values: {
    FILE: {
      PL: { label: 'plik', description: 'Rekordy z pliku.' },
      EN: { label: 'file', description: 'The records of a file.' },
    },
    UNDO: {
      PL: { label: 'cofnięcie', description: 'Stan sprzed innego importu.' },
      EN: { label: 'undo', description: 'The records as they were before another import.' },
    },
  },
})

export enum ImportState {
  RUNNING = 'RUNNING',
  DONE = 'DONE',
  STOPPED = 'STOPPED',
  UNDONE = 'UNDONE',
}

vocabulary(ImportState, {
  name: 'ImportState',
  description: 'How far an import has come.',
  values: {
    RUNNING: {
      PL: { label: 'trwa', description: 'Rekordy są właśnie zapisywane.' },
      EN: { label: 'running', description: 'Records are being written.' },
    },
    DONE: {
      PL: { label: 'zakończony', description: 'Wszystkie wiersze są przetworzone.' },
      EN: { label: 'done', description: 'Every row has been dealt with.' },
    },
    STOPPED: {
      PL: {
        label: 'przerwany',
        description: 'Przerwano go przed końcem: to, co zapisano, zostało. Można go powtórzyć albo cofnąć.',
      },
      EN: {
        label: 'stopped',
        description: 'It ended early, and what it had written is stored. Run it again, or undo it.',
      },
    },
    UNDONE: {
      PL: { label: 'cofnięty', description: 'Cofnięto go; undoneBy mówi, przez co.' },
      EN: { label: 'undone', description: 'It was taken back; undoneBy says by what.' },
    },
  },
})

export enum UndoConflictReason {
  CHANGED = 'CHANGED',
  GONE = 'GONE',
  DEPENDED_ON = 'DEPENDED_ON',
  VALUE_TAKEN = 'VALUE_TAKEN',
  NOT_ALLOWED = 'NOT_ALLOWED',
  ERASED = 'ERASED',
}

vocabulary(UndoConflictReason, {
  name: 'UndoConflictReason',
  description: 'Why an undo left a record as it was.',
  values: {
    CHANGED: {
      PL: { label: 'zmieniony', description: 'Ktoś zmienił go po imporcie.' },
      EN: { label: 'changed', description: 'Somebody has changed it since the import.' },
    },
    GONE: {
      PL: { label: 'nie ma go', description: 'Usunięto go albo połączono z innym po imporcie.' },
      EN: { label: 'gone', description: 'It was deleted or merged into another since the import.' },
    },
    DEPENDED_ON: {
      PL: { label: 'coś od niego zależy', description: 'Inne wpisy odnoszą się do niego.' },
      EN: { label: 'depended on', description: 'Other records refer to it.' },
    },
    VALUE_TAKEN: {
      PL: {
        label: 'wartość zajęta',
        description:
          'Jego poprzednią wartość, na przykład numer KRS, ma teraz inny wpis albo wpisu, do którego się odnosił, już nie ma.',
      },
      EN: {
        label: 'value taken',
        description:
          'Another record now has its earlier value, such as a KRS number, or a record that it referred to is gone.',
      },
    },
    NOT_ALLOWED: {
      PL: { label: 'brak uprawnień', description: 'Nie prowadzisz tego wpisu.' },
      EN: { label: 'not allowed', description: 'You do not manage the record.' },
    },
    ERASED: {
      PL: { label: 'dane usunięte', description: 'Jego poprzednie dane osobowe usunięto.' },
      EN: { label: 'erased', description: 'Its earlier values were personal data that has been erased.' },
    },
  },
})
