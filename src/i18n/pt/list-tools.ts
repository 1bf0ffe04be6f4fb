import type { ListToolsWording } from '../list-tools-words.ts'

export const listTools: ListToolsWording = {
  close: 'Fechar',
  cancel: 'Cancelar',
  load: {
    title: 'Carregar todas as contas?',
    price:
      '{total, plural, one {# conta} other {# contas}}: {requests, plural, one {# solicitação} other {# solicitações}}, {time}',
    priceUnknown:
      'O servidor não informa quantas contas há. Elas são carregadas de 100 em 100 até a última.',
    known:
      '{count, plural, one {# conta já está} other {# contas já estão}} aqui e não custam nada.',
    why: 'O servidor não sabe ordenar. Ordenar ou agrupar só uma parte mostraria primeiro as contas erradas.',
    background:
      'O carregamento continua em segundo plano. O que você salvar e as páginas que abrir vêm primeiro.',
    start: 'Carregar todas',
    seconds: '{count, plural, one {cerca de # s} other {cerca de # s}}',
    minutes: '{count, plural, one {cerca de # min} other {cerca de # min}}',
    unknownTime: 'tempo ainda desconhecido',
    progress: 'Carregando contas',
    got: '{got, number} de {total, number} contas',
    gotUnknown: '{got, number} contas até agora',
    left: '{requests, plural, one {falta # solicitação} other {faltam # solicitações}}, {time}',
    paused: 'Em pausa',
    pause: 'Pausar',
    resume: 'Continuar',
    stop: 'Parar',
    failed: 'O carregamento parou',
    wanted: 'Esta lista ainda não está ordenada',
    wantedText:
      'O endereço pede uma ordem ou grupos. O servidor não sabe ordenar, então todas as contas precisam ser carregadas antes.',
    wantedLoad: 'Carregar todas as contas',
    wantedDrop: 'Mostrar sem ordenar',
  },
  loaded: {
    all: 'Todas as {count, number} carregadas',
    seconds: '{seconds, plural, =0 {agora mesmo} one {há # segundo} other {há # segundos}}',
    minutes: '{minutes, plural, one {há # minuto} other {há # minutos}}',
    between: 'lidas entre {from} e {to}',
    rowAge: 'Lida às {time}',
    reload: 'Recarregar',
    back: 'Voltar às páginas',
    filter: 'Filtrar as contas carregadas',
    groupBy: 'Agrupar por',
    noGroup: 'Nada',
    summary: 'Resumo',
    shown: 'Mostrando {shown, number} de {total, number}',
    shownAll: '{total, plural, one {# conta} other {# contas}}',
    none: 'Sem valor',
    bar: '{value}: {count, plural, one {# conta} other {# contas}}',
    more: '{count, plural, one {mais #} other {mais #}}',
    fewer: 'Mostrar menos',
    onlyRemove: 'Remover o filtro {column}',
    clear: 'Mostrar todas',
    empty: 'Nenhuma conta carregada corresponde',
    emptyText: 'Nada corresponde a este filtro. Nenhuma solicitação foi feita.',
    group: '{value}, {count, plural, one {# conta} other {# contas}}',
    sorted: 'Ordenadas por {columns}',
    unsorted: 'Na ordem do servidor',
    twice:
      '{count, plural, one {Uma conta veio duas vezes porque a lista mudou durante o carregamento. Ela aparece uma vez.} other {# contas vieram duas vezes porque a lista mudou durante o carregamento. Cada uma aparece uma vez.}}',
    missing:
      '{count, plural, one {O servidor conta uma conta a mais do que veio.} other {O servidor conta # contas a mais do que vieram.}} Recarregue para conferir.',
    totalChanged: 'O servidor contou {before, number} contas no início e {after, number} no final.',
    skipped:
      '{count, plural, one {Uma linha não tem um ID próprio e não é mostrada.} other {# linhas não têm um ID próprio e não são mostradas.}}',
  },
}
