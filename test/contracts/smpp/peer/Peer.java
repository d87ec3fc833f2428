import com.sun.net.httpserver.HttpServer;
import java.io.*;
import java.net.*;
import java.time.*;
import java.time.format.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import javax.net.ssl.SSLServerSocketFactory;
import org.jsmpp.bean.*;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.*;
import org.jsmpp.session.connection.*;
import org.jsmpp.session.connection.socket.*;
import org.jsmpp.util.*;

/**
 * An SMSC over jsmpp with faults on command, on 127.0.0.1. It prints `ready PORT CONTROL_PORT`, and ends with its standard
 * input. With -Dtls=1 it speaks TLS with the key store of the usual properties.
 */
public class Peer {
  static final Map<String, Integer> knobs = new ConcurrentHashMap<>(Map.ofEntries(
      Map.entry("throttle", 0), // the next N submits are answered 0x58
      Map.entry("status", 0), // every submit is answered with this command_status while it is not 0
      Map.entry("slow", 0), // so many ms pass before each answer
      Map.entry("silent", 0), // the next N submits are taken and never answered
      Map.entry("dropAfter", 0), // the next N submits are taken, and the connection is cut before the answer
      Map.entry("dropBefore", 0), // the connection is cut at the next N submits, which are not taken
      Map.entry("receiptMs", 20), // until a receipt
      Map.entry("state", 2), // message_state of receipts
      Map.entry("noReceipt", 0),
      Map.entry("dupReceipt", 0), // each receipt twice
      Map.entry("hexId", 0), // ids in receipts are hexadecimal
      Map.entry("noTlv", 0), // receipts say all in their text
      Map.entry("rejectBind", 0))); // binds are refused with this command_status

  static final Set<SMPPServerSession> sessions = ConcurrentHashMap.newKeySet();
  static final Map<SMPPServerSession, Boolean> receiving = new ConcurrentHashMap<>();
  static final Map<SMPPServerSession, Connection> wires = new ConcurrentHashMap<>();
  static final Queue<String> taken = new ConcurrentLinkedQueue<>();
  static final AtomicLong ids = new AtomicLong(255);
  static final AtomicLong binds = new AtomicLong();
  static final ScheduledExecutorService timer = Executors.newScheduledThreadPool(4);
  static final String[] states = {"", "ENROUTE", "DELIVRD", "EXPIRED", "DELETED", "UNDELIV", "ACCEPTD", "UNKNOWN", "REJECTD"};

  static class Dropped extends RuntimeException {}

  static boolean use(String knob) {
    boolean[] was = {false};
    knobs.computeIfPresent(knob, (k, left) -> {
      was[0] = left > 0;
      return was[0] ? left - 1 : left;
    });
    return was[0];
  }

  static SMPPServerSession listener() {
    return sessions.stream()
        .filter(s -> receiving.getOrDefault(s, false) && s.getSessionState().isBound())
        .findAny()
        .orElse(null);
  }

  /** Tells a bound receiver, and again a second later where it was not taken. */
  static void deliver(SubmitSm m, int esmClass, int dataCoding, byte[] text, OptionalParameter... tlvs) {
    SMPPServerSession to = listener();
    try {
      if (to == null) throw new IOException("nobody listens");
      to.deliverShortMessage("", TypeOfNumber.valueOf(m.getDestAddrTon()), NumberingPlanIndicator.valueOf(m.getDestAddrNpi()),
          m.getDestAddress(), TypeOfNumber.valueOf(m.getSourceAddrTon()), NumberingPlanIndicator.valueOf(m.getSourceAddrNpi()),
          m.getSourceAddr(), new ESMClass((byte) esmClass), (byte) 0, (byte) 0, new RegisteredDelivery(0),
          DataCodings.newInstance((byte) dataCoding), text, tlvs);
    } catch (Exception notTaken) {
      timer.schedule(() -> deliver(m, esmClass, dataCoding, text, tlvs), 1000, TimeUnit.MILLISECONDS);
    }
  }

  static void report(String id, SubmitSm m) {
    int state = knobs.get("state");
    boolean delivered = state == 2;
    String date = DateTimeFormatter.ofPattern("yyMMddHHmm").format(LocalDateTime.now(ZoneOffset.UTC));
    String shown = knobs.get("hexId") > 0 ? Long.toHexString(Long.parseLong(id)).toUpperCase() : id;
    String text = "id:" + shown + " sub:001 dlvrd:" + (delivered ? "001" : "000") + " submit date:" + date + " done date:" + date
        + " stat:" + states[state] + " err:" + (delivered ? "000" : "001") + " text:";
    OptionalParameter[] tlvs = knobs.get("noTlv") > 0 ? new OptionalParameter[0] : new OptionalParameter[] {
        tlv(0x001E, (shown + "\0").getBytes()), tlv(0x0427, new byte[] {(byte) state}),
        tlv(0x0423, new byte[] {3, 0, (byte) (delivered ? 0 : 1)})};
    deliver(m, 4, 0, text.getBytes(), tlvs);
  }

  static OptionalParameter tlv(int tag, byte[] value) {
    return new OptionalParameter.OctetString((short) tag, value);
  }

  static class Receiver implements ServerMessageReceiverListener {
    public SubmitSmResult onAcceptSubmitSm(SubmitSm m, SMPPServerSession session) throws ProcessRequestException {
      if (knobs.get("status") != 0) throw new ProcessRequestException("refused", knobs.get("status"));
      if (use("throttle")) throw new ProcessRequestException("throttled", 0x58);
      if (use("dropBefore")) {
        cut(session);
        throw new Dropped();
      }
      String id = Long.toString(ids.incrementAndGet());
      OptionalParameter payload = m.getOptionalParameter((short) 0x0424);
      byte[] text = payload == null ? m.getShortMessage() : ((OptionalParameter.OctetString) payload).getValue();
      taken.add(String.join("\t", id, m.getSourceAddrTon() + "/" + m.getSourceAddrNpi() + "/" + m.getSourceAddr(),
          m.getDestAddress(), String.valueOf(m.getEsmClass() & 255), String.valueOf(m.getDataCoding() & 255),
          String.valueOf(m.getRegisteredDelivery() & 255), String.valueOf(m.getValidityPeriod()), joined(m),
          HexFormat.of().formatHex(text)));
      if (m.getRegisteredDelivery() != 0 && knobs.get("noReceipt") == 0) {
        for (int i = knobs.get("dupReceipt") > 0 ? 2 : 1; i > 0; i--)
          timer.schedule(() -> report(id, m), knobs.get("receiptMs"), TimeUnit.MILLISECONDS);
      }
      if (use("dropAfter")) {
        cut(session);
        throw new Dropped();
      }
      if (use("silent")) sleep(3_600_000);
      sleep(knobs.get("slow"));
      try {
        return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
      } catch (org.jsmpp.PDUStringException e) {
        throw new RuntimeException(e);
      }
    }

    /** Reference, total and sequence as TLVs, in hexadecimal. */
    static String joined(SubmitSm m) {
      StringBuilder all = new StringBuilder();
      for (int tag : new int[] {0x020C, 0x020E, 0x020F}) {
        OptionalParameter p = m.getOptionalParameter((short) tag);
        if (p != null) all.append(HexFormat.of().formatHex(p.serialize(), 4, p.serialize().length));
      }
      return all.toString();
    }

    public QuerySmResult onAcceptQuerySm(QuerySm q, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public DataSmResult onAcceptDataSm(DataSm d, Session s) throws ProcessRequestException { throw unknown(); }
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti m, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public void onAcceptReplaceSm(ReplaceSm r, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public void onAcceptCancelSm(CancelSm c, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm b, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm b, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm b, SMPPServerSession s) throws ProcessRequestException { throw unknown(); }

    static ProcessRequestException unknown() {
      return new ProcessRequestException("not offered", 3);
    }
  }

  /** `/set?throttle=5`, `/drop`, `/unbind`, `/deliver?FROM&TO&ESM_CLASS&DATA_CODING&HEX`, `/taken`, `/stats`. */
  static String control(String path, String query) throws Exception {
    switch (path) {
      case "/set":
        for (String pair : query.split("&")) knobs.put(pair.split("=")[0], Integer.decode(pair.split("=")[1]));
        break;
      case "/drop":
        sessions.forEach(Peer::cut);
        break;
      case "/unbind":
        sessions.forEach(s -> timer.execute(s::unbindAndClose));
        break;
      case "/deliver":
        String[] of = query.split("&");
        SubmitSm m = new SubmitSm(); // what it would have answered
        m.setDestAddress(of[0]);
        m.setDestAddrTon((byte) 1);
        m.setDestAddrNpi((byte) 1);
        m.setSourceAddr(of[1]);
        timer.execute(() -> deliver(m, Integer.decode(of[2]), Integer.decode(of[3]), HexFormat.of().parseHex(of[4])));
        break;
      case "/taken":
        return String.join("\n", taken);
      default:
    }
    return "{\"taken\":" + taken.size() + ",\"binds\":" + binds + ",\"sessions\":" + sessions.size() + "}";
  }

  public static void main(String[] args) throws Exception {
    Deque<Connection> accepted = new ConcurrentLinkedDeque<>();
    ServerSocket socket = Boolean.getBoolean("tls") || "1".equals(System.getProperty("tls"))
        ? SSLServerSocketFactory.getDefault().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))
        : new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    ServerConnection plain = new ServerSocketConnection(socket);
    ServerConnection kept = new ServerConnection() { // keeps the wire, so that it can be cut without an unbind
      public Connection accept() throws IOException {
        Connection wire = plain.accept();
        accepted.add(wire);
        return wire;
      }
      public void close() throws IOException { plain.close(); }
      public int getSoTimeout() throws IOException { return plain.getSoTimeout(); }
      public void setSoTimeout(int ms) throws IOException { plain.setSoTimeout(ms); }
    };
    SMPPServerSessionListener listener = new SMPPServerSessionListener(0, new ServerConnectionFactory() {
      public ServerConnection listen(int port) { return kept; }
      public ServerConnection listen(int port, int timeout) { return kept; }
      public ServerConnection listen(int port, int timeout, int backlog) { return kept; }
    });
    listener.setPduProcessorDegree(16);
    listener.setQueueCapacity(2000);
    listener.setMessageReceiverListener(new Receiver());
    HttpServer control = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    control.createContext("/", exchange -> {
      byte[] answer;
      try {
        answer = control(exchange.getRequestURI().getPath(), exchange.getRequestURI().getQuery()).getBytes("UTF-8");
      } catch (Exception e) {
        throw new IOException(e);
      }
      exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    control.start();
    System.out.println("ready " + socket.getLocalPort() + " " + control.getAddress().getPort());
    new Thread(() -> {
      try {
        while (System.in.read() >= 0);
      } catch (IOException e) {
        // The same as its end.
      }
      Runtime.getRuntime().halt(0);
    }).start();
    while (true) {
      SMPPServerSession session = listener.accept();
      wires.put(session, accepted.poll());
      session.addSessionStateListener((state, old, source) -> {
        if (state != SessionState.CLOSED) return;
        sessions.remove(session);
        receiving.remove(session);
        wires.remove(session);
      });
      timer.execute(() -> bind(session));
    }
  }

  static void bind(SMPPServerSession session) {
    try {
      BindRequest request = session.waitForBind(5000);
      if (knobs.get("rejectBind") != 0) {
        request.reject(knobs.get("rejectBind"));
      } else if (!"secret".equals(request.getPassword())) {
        request.reject(0x0E);
      } else {
        receiving.put(session, request.getBindType().isReceivable());
        sessions.add(session);
        binds.incrementAndGet();
        request.accept("peer");
      }
    } catch (Exception e) {
      session.close();
    }
  }

  static void cut(SMPPServerSession session) {
    try {
      Connection wire = wires.get(session);
      if (wire != null) wire.close();
    } catch (IOException e) {
      // It is closed.
    }
  }

  static void sleep(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
