export const failures = {
  network:
    'Não foi possível alcançar o servidor. Verifique a conexão; o endereço da API também pode estar errado.',
  offline:
    'Este computador está sem conexão. As requisições seguem sozinhas quando a conexão voltar.',
  timeout: 'O servidor não respondeu a tempo.',
  unauthorized: 'O servidor não aceitou o acesso: está errado ou expirou.',
  forbidden: 'Este acesso não tem permissão para isso.',
  'not-found': 'Não existe tal conta, ou não existe mais.',
  validation: 'O servidor não aceitou o que foi enviado.',
  'rate-limited': 'O limite de requisições do servidor se esgotou.',
  server: 'Algo deu errado no servidor.',
  contract: 'Não foi possível ler a resposta do servidor.',
  interrupted: 'A página foi fechada ou recarregada antes de a resposta chegar.',
  cancelled: 'Foi cancelado antes do envio.',
  next: {
    network: 'Tente novamente quando ela funcionar.',
    offline: 'Se esta não seguir, tente novamente.',
    timeout:
      'Tente novamente daqui a pouco. Se o problema continuar, envie ao suporte o texto de “Detalhes”.',
    unauthorized: 'Entre novamente.',
    forbidden: 'Peça a quem administra os acessos a permissão para ler contas.',
    'not-found': 'Verifique o ID.',
    validation: 'Mude os filtros ou o endereço, ou envie ao suporte o texto de “Detalhes”.',
    'rate-limited': 'Tente novamente em um minuto.',
    server:
      'Tente novamente daqui a pouco. Se o problema continuar, envie ao suporte o texto de “Detalhes”.',
    contract:
      'Tente novamente daqui a pouco. Se o problema continuar, envie ao suporte o texto de “Detalhes”.',
    interrupted: 'Tente novamente.',
    cancelled: 'Tente novamente quando precisar.',
  },
  status: 'Status HTTP {status}',
  code: 'Código {code}',
  message: 'O servidor diz: {message}',
  noDetails: 'Não há mais o que dizer.',
}
