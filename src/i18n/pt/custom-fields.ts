export const customFields = {
  clear: 'Limpar {field}',
  willBeCleared: 'Será limpo',
  emptyText: 'Texto vazio',
  isNew: 'Novo',
  beingSaved: 'Sendo salvo',
  withId: 'ID {id}',
  jsonHint: 'Em JSON: o texto vai entre aspas, como "Premium".',
  lostDigits:
    'Este valor contém um número longo demais para ser guardado com exatidão. Deixe-o como está ou escreva-o como texto entre aspas.',
  lostDigitsOfNumber:
    'Este número é longo demais para ser guardado com exatidão: os últimos dígitos podem estar errados aqui. Deixe-o como está.',
  setting: '{key} muda de {before} para {after}.',
  nothing: 'nada',

  choice: {
    none: 'Nenhum valor assim foi visto. O que você digitar é usado como está.',
    useTyped: 'Usar “{text}”',
  },

  keys: { field_id: 'ID do campo', name: 'Nome', type: 'Tipo', order: 'Ordem', value: 'Valor' },
  settings: {
    open: 'Configurações de {field}',
    title: 'Configurações do campo',
    about: '{field}, ID {id}',
  },
  add: {
    open: 'Adicionar campo personalizado',
    title: 'Adicionar campo personalizado',
    idRequired: 'Digite o ID do campo.',
    here: '{id}, nesta conta',
    duplicate: 'Esta conta já tem este campo.',
    goTo: 'Ir para {field}',
    discardAndGoTo: 'Descartar isto e ir para {field}',
  },
  staging: {
    apply: 'Aplicar',
    cancel: 'Cancelar',
    question: 'Descartar o que você digitou aqui?',
    keep: 'Continuar editando',
    discard: 'Descartar',
  },
}
