import type { ListToolsWording } from '../list-tools-words.ts'

export const listTools: ListToolsWording = {
  close: 'Cerrar',
  cancel: 'Cancelar',
  load: {
    title: '¿Cargar todas las cuentas?',
    price:
      '{total, plural, one {# cuenta} other {# cuentas}}: {requests, plural, one {# solicitud} other {# solicitudes}}, {time}',
    priceUnknown:
      'El servidor no dice cuántas cuentas hay. Se cargan de a 100 hasta llegar a la última.',
    known:
      '{count, plural, one {# cuenta ya está} other {# cuentas ya están}} acá y no cuestan nada.',
    why: 'El servidor no puede ordenar. Ordenar o agrupar una parte mostraría primero las cuentas equivocadas.',
    background:
      'La carga sigue en segundo plano. Lo que guarde y las páginas que abra van primero.',
    start: 'Cargar todas',
    seconds: '{count, plural, one {cerca de # s} other {cerca de # s}}',
    minutes: '{count, plural, one {cerca de # min} other {cerca de # min}}',
    unknownTime: 'tiempo aún desconocido',
    progress: 'Cargando cuentas',
    got: '{got, number} de {total, number} cuentas',
    gotUnknown: '{got, number} cuentas hasta ahora',
    left: '{requests, plural, one {falta # solicitud} other {faltan # solicitudes}}, {time}',
    paused: 'En pausa',
    pause: 'Pausar',
    resume: 'Continuar',
    stop: 'Detener',
    failed: 'La carga se detuvo',
    wanted: 'Esta lista todavía no está ordenada',
    wantedText:
      'Su dirección pide un orden o grupos. El servidor no puede ordenar, así que primero hay que cargar todas las cuentas.',
    wantedLoad: 'Cargar todas las cuentas',
    wantedDrop: 'Mostrar sin ordenar',
  },
  loaded: {
    all: '{count, number} cargadas, todas',
    seconds: '{seconds, plural, =0 {ahora mismo} one {hace # segundo} other {hace # segundos}}',
    minutes: '{minutes, plural, one {hace # minuto} other {hace # minutos}}',
    between: 'leídas entre {from} y {to}',
    rowAge: 'Leída a las {time}',
    reload: 'Volver a cargar',
    back: 'Volver a las páginas',
    filter: 'Filtrar las cuentas cargadas',
    groupBy: 'Agrupar por',
    noGroup: 'Nada',
    summary: 'Resumen',
    shown: 'Se muestran {shown, number} de {total, number}',
    shownAll: '{total, plural, one {# cuenta} other {# cuentas}}',
    none: 'Sin valor',
    bar: '{value}: {count, plural, one {# cuenta} other {# cuentas}}',
    more: '{count, plural, one {# más} other {# más}}',
    fewer: 'Mostrar menos',
    onlyRemove: 'Quitar el filtro {column}',
    clear: 'Mostrar todas',
    empty: 'Ninguna cuenta cargada coincide',
    emptyText: 'Nada encaja con este filtro. No se hizo ninguna solicitud.',
    group: '{value}, {count, plural, one {# cuenta} other {# cuentas}}',
    sorted: 'Ordenadas por {columns}',
    unsorted: 'En el orden del servidor',
    twice:
      '{count, plural, one {Una cuenta llegó dos veces porque la lista cambió durante la carga. Se muestra una vez.} other {# cuentas llegaron dos veces porque la lista cambió durante la carga. Cada una se muestra una vez.}}',
    missing:
      '{count, plural, one {El servidor cuenta una cuenta más de las que llegaron.} other {El servidor cuenta # cuentas más de las que llegaron.}} Vuelva a cargar para comprobarlo.',
    totalChanged:
      'El servidor contó {before, number} cuentas al principio y {after, number} al final.',
    skipped:
      '{count, plural, one {Una fila no tiene un ID propio y no se muestra.} other {# filas no tienen un ID propio y no se muestran.}}',
  },
  columns: {
    resize: 'Cambiar el ancho de {column}',
  },
  selection: {
    title: 'Selección',
    count: '{count, plural, one {# seleccionada} other {# seleccionadas}}',
    copy: 'Copiar',
    notCopied: 'El navegador no permitió copiar las cuentas.',
    export: 'Exportar',
    clear: 'Quitar selección',
  },
  paste: {
    title: 'Pegar una lista',
    label: 'ID, RUT, documentos, códigos o correos, uno por línea',
    select: 'Seleccionar',
    among:
      '{count, plural, one {Solo se busca en la # cuenta leída hasta ahora.} other {Solo se busca en las # cuentas leídas hasta ahora.}} Cargue todas las cuentas para buscar en toda la lista.',
    amongAll:
      '{count, plural, one {Se busca en la única cuenta cargada.} other {Se busca en las # cuentas cargadas.}}',
    selected:
      '{count, plural, =0 {Ninguna cuenta seleccionada} one {# cuenta seleccionada} other {# cuentas seleccionadas}}',
    notFound: 'No encontradas',
    ambiguous: 'Estas coinciden con varias cuentas, y todas quedan seleccionadas',
  },
  export: {
    title: 'Exportar',
    what: 'Cuentas',
    selected: 'Cuentas seleccionadas',
    page: 'Esta página',
    all: 'Todo lo que coincide',
    count: '{count, number}',
    notLoaded: 'Para exportar todo lo que coincide, cargue antes todas las cuentas.',
    format: 'Formato',
    csv: 'CSV',
    xlsx: 'Excel',
    json: 'JSON',
    withIds: 'Con los ID',
    id: 'ID',
    sheet: 'Cuentas',
    file: 'cuentas',
    of: 'de',
    price:
      '{count, number} de {expected, number} cuentas, {columns, plural, one {# columna} other {# columnas}} en el orden mostrado. Ninguna solicitud.',
    start: 'Exportar',
    saved: '{count, number} de {expected, number} cuentas guardadas como {file}',
    doesNotFit: 'Una hoja de Excel no puede contener esto sin cortarlo. Elija CSV.',
    failed: 'No se pudo escribir el archivo. Inténtelo de nuevo.',
  },
}
