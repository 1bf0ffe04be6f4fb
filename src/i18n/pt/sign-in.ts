export const signIn = {
  title: 'Entrar',
  againTitle: 'Entrar novamente',
  againText:
    'O servidor não aceita mais este acesso. Nada do que foi digitado na página se perde, e o que esperava segue depois.',
  again: {
    required: 'Digite o token de acesso e a chave de API.',
    malformed: 'O token de acesso ou a chave de API tem caracteres que não pode ter.',
    unreadable: 'Isto não é um token de acesso completo. Copie-o inteiro e cole-o novamente.',
  },
  readOnlyText:
    'Cole um token seu que possa gravar. O que foi digitado na página fica e pode ser salvo com ele.',
  expiringText: 'O que esperava segue com o novo token.',
  tenant: 'Organização',
  tenantHint: 'O nome de host do sistema da sua empresa, como acme.example.com',
  token: 'Token de acesso',
  apiKey: 'Chave de API',
  submit: 'Entrar',
  submitting: 'Entrando…',
  cancel: 'Agora não',
  keptHere: 'Fica só nesta aba e é apagado quando você sai.',
  required: 'Falta preencher: {field}.',
  malformed: '{field}: tem caracteres que não pode ter.',
  failed: 'Não foi possível entrar',
  refused:
    'O servidor não aceitou o token de acesso ou a chave de API: estão errados ou expiraram. O que você digitou é mantido; verifique e tente novamente.',
  expired:
    'Este token de acesso expirou em {date, date, medium} às {date, time, short}. O que você digitou é mantido; cole um token mais novo.',
  otherPerson:
    'Este token é de outra organização ou de outra pessoa. Continuar com ele encerra a sessão atual: o que esperava ou foi digitado aqui é descartado.',
  otherPersonConfirm: 'Encerrar esta sessão',
  demoTitle: 'Servidor simulado',
  demoText: 'Nada aqui é real. Escolha quem ser:',
  demoWriter: 'Pode ler e gravar',
  demoReader: 'Só pode ler',
  demoExpired: 'Token expirado',
}
