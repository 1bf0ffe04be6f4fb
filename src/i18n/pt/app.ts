export const app = {
  name: 'Contas',
  skipToContent: 'Ir para o conteúdo',
  loading: 'Carregando…',
  userMenu: {
    label: 'Menu do usuário',
    signedInAs: 'Acesso de {name}',
    language: 'Idioma',
    languageFailed:
      'Não foi possível carregar esse idioma. Verifique a conexão e escolha-o novamente.',
    theme: 'Tema',
    themeLight: 'Claro',
    themeDark: 'Escuro',
    themeSystem: 'Sistema',
    density: 'Densidade',
    densityComfortable: 'Confortável',
    densityCompact: 'Compacta',
  },
  signOut: {
    button: 'Sair',
    question: 'As alterações desta página não estão salvas. Sair as descarta.',
    stay: 'Continuar no acesso',
    discard: 'Sair e descartar',
    drafts:
      '{count, plural, one {Há um rascunho de alterações não salvas} other {Há # rascunhos de alterações não salvas}} neste navegador. Sair {count, plural, one {o descarta} other {os descarta}}.',
  },
  shortcuts: {
    open: 'Atalhos de teclado',
    title: 'Atalhos de teclado',
    search: 'Ir para a busca',
    save: 'Salvar alterações',
    help: 'Mostrar esta lista',
    close: 'Fechar',
  },
  notFound: {
    title: 'Página não encontrada',
    text: 'Não há nada neste endereço.',
    toAccounts: 'Ir para as contas',
  },
  crashed: {
    title: 'Esta página parou de funcionar',
    text: 'Algo deu errado na própria página. O que você tinha salvo está seguro; o que esperava para ser enviado continua esperando.',
    reload: 'Carregar a página novamente',
  },
  badConfig: {
    title: 'A configuração não pode ser usada',
    text: 'O config.json, fornecido por quem administra este site, tem um valor que não pode ser usado. Nada foi enviado.',
    key: 'Chave: {key}',
  },
  unreadableConfig: {
    title: 'Não foi possível carregar a configuração',
    text: 'O site não respondeu pelo config.json. Verifique a conexão e tente novamente.',
    retry: 'Tentar novamente',
  },
  readOnly: {
    title: 'Somente leitura',
    text: 'Este acesso não pode alterar contas. O que você digitou fica na página até você sair dela; com outro token seu, que possa gravar, é possível salvar.',
    otherToken: 'Usar outro token',
  },
  expiry: {
    soon: 'Seu acesso expira em {minutes, plural, one {# minuto} other {# minutos}}. Salve seu trabalho ou entre novamente agora.',
    signInAgain: 'Entrar novamente',
  },
  stray: {
    account: 'a conta',
    save: {
      done: '{name}: salvo',
      failed: 'Não foi possível salvar {name}',
      unknown: '{name}: as alterações podem ou não ter sido salvas',
    },
    create: {
      done: '{name}: criação concluída',
      failed: 'Não foi possível criar {name}',
      unknown: '{name}: a conta pode ou não ter sido criada',
    },
    kept: 'O que você alterou está abaixo e, como rascunho, na página em que foi digitado.',
    open: 'Abrir a conta',
    copy: 'Copiar o que foi enviado',
    copied: 'Copiado',
    copyFailed: 'Não foi possível copiar',
  },
  lost: {
    title: '{name}: no fim, nem tudo foi salvo',
    text: 'O servidor tinha dito que foi salvo, e uma leitura posterior não mostra. O que falta é mantido como rascunho na página da conta.',
  },
  details: 'Detalhes',
  dismiss: 'Fechar',
}
