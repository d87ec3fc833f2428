import type { Vocabulary } from './vocabulary.ts';

export const portuguese: Vocabulary = {
  leave:
    'descadastr* desinscr* desinscrev* desuscr* me_tira* me_tire* me_retir* tire_me tirem_me desassin* me_remov* descadastre em_paz',
  end: 'stop parar parem pare para_de deixem deixe cancel* cancelar remov* remover elimin* apag* exclu* excluir retir* tirem tira tire suspend* encerr* cessem cesse desativ* anul* bloque* basta chega sair saiam delet* termin* acab* deixar cessar remocao exclusao retirada',
  send: 'envi* enviar envie enviem mand* mandar manda mandem remet*',
  tell: 'escrev* contat* contact* incomod* perturb* ligu* ligar encham enche chate* aborrec* importun* spam* amol*',
  receive: 'receber recebendo ter ver ler saber ser_contatad* ser_contactad* ser_incomodad*',
  not: 'nao nunca jamais nem nunca_mais n naum',
  none: 'chega_de basta_de sem nenhum nenhuma nada_de nao_mais basta chega mais_nenhum zero nunca_mais',
  want: 'quero queremos desejo deseja desejam preciso precis* interess* gostaria autoriz* aceit* consint* pretendo inscrevi subscrevi cadastrei kero qro',
  unsend: '',
  unwant: 'recuso oponho recuso_me',
  more: 'mais nunca jamais diante nunca_mais',
  things:
    'mensag* sms texto* torpedo* publicidade* propaganda* promo* promoc* oferta* spam newsletter* boletim* notificac* alerta* email* assinatura* subscric* inscric* lista* anuncio* base comunicac* lixo merda* cadastro_de avisos envios msg msgs mailing* base_de_dados sistema* marketing',
  me: 'me mim meu minha meus minhas nos numero* telefone* celular* contato telemovel',
  data: 'dados pessoais conta perfil informacoes cadastro dado',
  erase: 'elimin* apag* exclu* delet* remov* destru*',
  correct: 'retifi* rectifi* corrij* corrigir correcao errados incorret*',
  restrict: 'limit* limitem limitacao restrin*',
  ask: 'que quais copia acesso',
  hold: 'tem possuem guard* sabem armazen* copia acesso conserv*',
  withdraw: 'retiro retirar revog* oponho opor',
  consent: 'consentimento autorizac* permissao tratamento',
  beside:
    'por favor obrigado obrigada ola bom dia de do da dos das o a os as um uma seus sua suas seu vossas vossa vossos essas esses estas estes esse tantas tantos tudo todos todas no na em com e ou que eu ja imediatamente agora hoje quero queria solicito peco desejo me lhe se sao para pra mais senhores nada sempre pode podem poderiam faz fazer voces voce vcs vc coisas tipo malditas isso fim como favor pf pfv',
  business:
    'pedido* consulta* marcac* reserva* entrega* encomenda* pacote* pagamento* fatura* visita* mesa* bilhete* voo taxi* entregador produto* codigo* endereco* foto* carro* medico* porta* compra* reembolso* quarto* aula* rua* autocarro comboio onibus cartao cartoes plano',
  times:
    'antes depois ate segunda terca quarta quinta sexta sabado domingo amanha ontem tarde noite manha hora* meio_dia logo fim_de_semana',
  tells: 'por_que porque_nao erro engano esquec* porque',
  wonders: 'quando se_voces quantas',
  came: 'recebi recebo recebido chegou chegaram chegam cortada cortado incompleta incompleto',
  spare: 'perder* perc* esque* hesit*',
  call: 'ligu* ligar liga telefon* chamem chame',
  asked: 'escreva escrevam escreve mande mandem manda envie enviem envia mandar enviar escrever',
  infinitive: '-ar -er -ir -or',
  cease: 'parem pare parar cessem cesse cessar chega',
  tired: 'cansad* fart* cheio_de cheia_de saturad* saco_cheio cansei',
  others: 'esposa marido mulher filho filha mae pai irmao irma amigo amiga',
};
