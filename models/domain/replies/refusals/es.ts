import type { Vocabulary } from './vocabulary.ts';

export const spanish: Vocabulary = {
  leave:
    'desuscri* desapunt* darme_de_baja dar_de_baja denme_de_baja deme_de_baja dame_de_baja desinscri* desubscri* de_baja dejenme_en_paz dejame_en_paz en_paz',
  end: 'stop alto parar paren pare para_de dejen dejar deja deje dejad detengan detener detenga cancel* cancelar elimin* borr* quit* quiten retir* saquen saquenme sacar sacame suspend* finaliz* anul* desactiv* cesen cesar basta bloque* terminen termina suprim* exclu* baja parad cese cesad detenganse detengase detente basta_ya saca sacad',
  send: 'envi* enviar envien enviarme mand* mandar mandarme remit* pasen',
  tell: 'escrib* contact* molest* llam* textee* spamear spam fastidi* acos* joda* jodan incordi*',
  receive: 'recibir recibiendo tener ver leer saber ser_contactad* ser_molestad*',
  not: 'no nunca jamas ni ya_no nunca_mas',
  none: 'no_mas basta_de no_mas sin ningun ninguna nada_de ya_no ni_un ni_una mas_no cero nunca_mas',
  want: 'quiero quiere queremos deseo desea desean necesit* interes* gustaria autoric* acept* consient* desear suscribi* apunte kiero qiero kero',
  unsend: '',
  unwant: 'rechazo me_niego opongo oponerme rehuso',
  more: 'mas nunca jamas adelante ya nunca_mas',
  things:
    'mensaje* sms texto* textos publicidad* publicitari* promo* promocion* oferta* spam newsletter* boletin* notificacion* alerta* correo* suscripcion* lista* anuncio* propaganda* base_de_datos base comunicacion* basura mierda* avisos envios sistema* comunicaciones contactos msj msjs mnsj msg msgs marketing',
  me: 'me mi mis mio nos nuestro numero* telefono* movil* celular* contacto',
  data: 'datos personales cuenta perfil informacion dato',
  erase: 'elimin* borr* suprim* destru*',
  correct: 'rectifi* rectifique* corrij* corregir correccion incorrect* erroneo* equivocados',
  restrict: 'limit* limiten limitacion restrin*',
  ask: 'que cuales copia acceso',
  hold: 'tienen tiene guard* saben conserv* almacen* copia acceso poseen',
  withdraw: 'retiro retirar revoc* opongo oponerme revocar revoco',
  consent: 'consentimiento autorizacion permiso tratamiento',
  beside:
    'por favor gracias hola buenos dias de del la las el los un una sus su tus tu vuestra vuestros estos este esta estas esos tanto tantos todo todos todas a al en con y o que yo ya inmediatamente ahora hoy quiero quisiera solicito pido deseo me le les se es son para mas senores favor nada siempre puede pueden podrian hagan como cosas cosa tipo malditos ustedes usted sean seguir sigan fin q ke xfa xfavor ya_basta',
  business:
    'pedido* cita* reserva* entrega* paquete* pago* encomienda* factura* visita* mesa* ticket* vuelo* taxi* repartidor producto* codigo* direccion* foto* coche* medico* puerta* compra* reembolso* habitacion* clase* calle* autobus tren tarjeta* plan tarifa',
  times:
    'antes despues hasta lunes martes miercoles jueves viernes sabado domingo manana ayer tarde noche hora* mediodia luego fin_de_semana',
  tells: 'por_que porque_no error equivoc* olvid* porque',
  wonders: 'cuando si cuantas',
  came: 'recibi recibo recibido llego llega llegado llegaron cortado cortada incompleto llegan cortaron cortaba',
  spare: 'perder* pierd* perdamos olvid* dud* falt* vacil* titube*',
  call: 'llam* telefone*',
  asked:
    'escriba escriban escribe escribanme escribame escribeme escribid mande manden manda mandame mandenme mandeme envie envien envia enviame envienme envieme manden mandar enviar escribir',
  infinitive: '-ar -er -ir -arme -erme -irme -arse darme_de_baja dar_de_baja',
  cease: 'paren pare parad cesen cese cesad cesar detengan detenga detenganse detengase detente basta_ya',
  tired: 'cansad* cansan canse canso hart* aburrid* narices',
  others: 'esposa esposo marido mujer hijo hija madre padre hermano hermana mama papa amigo amiga',
};
