export const requests = {
  title: 'Requisições',
  button: 'Requisições',
  left: 'restam {free, number} de {limit, number}',
  waiting: '{count, number} em espera, faltam {time}',
  waitingNow: '{count, number} em espera, a próxima agora',
  waitingOffline: '{count, number} em espera, sem conexão',
  waitingSignedOut: '{count, number} em espera, sem acesso',
  openPage: 'Todas as requisições',

  milliseconds: '{count} ms',
  seconds: '{count} s',
  minutes: '{count} min',

  about: {
    accounts: 'Contas',
    search: 'busca “{search}”',
    filtered: 'filtradas',
    page: 'página {page, number}',
    open: 'Abrir {name}',
    openId: 'Abrir a conta {id}',
    save: 'Salvar {name}',
    saveId: 'Salvar a conta {id}',
    create: 'Criar {name}',
  },

  queue: {
    title: 'Fila',
    empty: 'Nada está esperando.',
    sending: 'sendo enviada',
    startsIn: 'começa em {time}',
    startsNow: 'começa agora',
    held: 'em pausa',
    cancel: 'Cancelar',
    cancelNamed: 'Cancelar: {request}',
    cancelled: 'Cancelada: {request}',
  },

  budgets: {
    title: 'Cotas',
    list: 'Lista',
    detail: 'Detalhe',
    create: 'Criação',
    update: 'Alteração',
    all: 'Todas as requisições',
    allFree: 'Tudo livre',
    nextFree: 'Próxima vaga em {time}',
    paused: 'Pausada pelo servidor por {time}',
    untouched: 'Todas as vagas estão livres: {limit, number} de cada tipo.',
    untouchedTogether: 'Todas as vagas estão livres: {limit, number}.',
  },

  intro:
    'O servidor aceita {limit, plural, one {# requisição} other {# requisições}} de cada tipo a cada {time}. O que não cabe espera aqui a sua vez; os salvamentos vão primeiro.',
  introTogether:
    'O servidor aceita {limit, plural, one {# requisição} other {# requisições}} a cada {time}, de todos os tipos juntos. O que não cabe espera aqui a sua vez; os salvamentos vão primeiro.',

  notes: {
    offline: 'Este computador está sem conexão',
    offlineText: 'Nada é enviado. O que espera segue sozinho quando a conexão voltar.',
    signedOut: 'O acesso não é mais aceito',
    signedOutText: 'Nada é enviado. O que espera segue quando você entrar novamente.',
    together: 'O servidor conta todas as requisições juntas',
    togetherText:
      'Ele recusou uma requisição quando o tipo dela ainda tinha vagas. Por isso agora há uma só cota para todos os tipos.',
    shared: 'Compartilhada com outros usuários',
    sharedText:
      'O servidor recusou uma requisição embora este navegador tivesse vagas: outra pessoa gasta a mesma cota. Na verdade pode restar menos do que é mostrado.',
    alone: 'As outras abas não são contadas',
    aloneText:
      'Este navegador não oferece armazenamento compartilhado, então cada aba conta por si. Com várias abas abertas o servidor pode recusar uma requisição; depois ela segue novamente sozinha.',
  },

  sent: {
    title: 'Enviadas',
    kept: 'As últimas {count, number} desta aba, a mais recente primeiro',
    empty: 'Nada foi enviado ainda',
    emptyText:
      'Aqui aparece cada requisição que esta aba envia, com quanto demorou e por que esperou.',
    at: 'Enviada às',
    request: 'Requisição',
    status: 'Status',
    took: 'Demorou',
    waited: 'Esperou',
    noAnswer: 'Sem resposta',
    failed: '{status}, falhou',
    tookTime: 'demorou {time}',
    waitedTime: 'esperou {time}: {why}',
    atOnce: 'Nada',
    budget: 'a cota dela estava esgotada',
    refused: 'o servidor a tinha recusado',
    'signed-out': 'o acesso tinha expirado',
    offline: 'este computador estava sem conexão',
    turn: 'até chegar a sua vez',
  },

  announce: {
    waits: '{request} espera a sua vez: começa em cerca de {time}.',
    severalWait:
      '{count, number} requisições esperam a sua vez: a primeira começa em cerca de {time}.',
    seconds: '{count, plural, one {# segundo} other {# segundos}}',
    minutes: '{count, plural, one {# minuto} other {# minutos}}',
    offline: 'Este computador está sem conexão. As requisições esperam até a conexão voltar.',
    signedOut: 'O acesso não é mais aceito. As requisições esperam até você entrar novamente.',
  },
}
