export const languages = ['french', 'german', 'spanish', 'italian'] as const;
export type Language = (typeof languages)[number];
export type Phrase = Readonly<Record<Language, string>>;

const phrase = (french: string, german: string, spanish: string, italian: string): Phrase => ({
  french,
  german,
  spanish,
  italian,
});

/** English, lower case and without end punctuation, to four languages. Polite forms. */
export const phrases: Readonly<Record<string, Phrase>> = {
  hello: phrase('Bonjour', 'Hallo', 'Hola', 'Ciao'),
  hi: phrase('Salut', 'Hallo', 'Hola', 'Ciao'),
  'good morning': phrase('Bonjour', 'Guten Morgen', 'Buenos días', 'Buongiorno'),
  'good afternoon': phrase('Bonjour', 'Guten Tag', 'Buenas tardes', 'Buon pomeriggio'),
  'good evening': phrase('Bonsoir', 'Guten Abend', 'Buenas tardes', 'Buonasera'),
  'good night': phrase('Bonne nuit', 'Gute Nacht', 'Buenas noches', 'Buonanotte'),
  goodbye: phrase('Au revoir', 'Auf Wiedersehen', 'Adiós', 'Arrivederci'),
  'see you tomorrow': phrase('À demain', 'Bis morgen', 'Hasta mañana', 'A domani'),
  'see you soon': phrase('À bientôt', 'Bis bald', 'Hasta pronto', 'A presto'),
  please: phrase('S’il vous plaît', 'Bitte', 'Por favor', 'Per favore'),
  'thank you': phrase('Merci', 'Danke', 'Gracias', 'Grazie'),
  thanks: phrase('Merci', 'Danke', 'Gracias', 'Grazie'),
  'thank you very much': phrase('Merci beaucoup', 'Vielen Dank', 'Muchas gracias', 'Grazie mille'),
  "you're welcome": phrase('Je vous en prie', 'Gern geschehen', 'De nada', 'Prego'),
  'excuse me': phrase('Excusez-moi', 'Entschuldigung', 'Disculpe', 'Mi scusi'),
  sorry: phrase('Pardon', 'Entschuldigung', 'Perdón', 'Scusi'),
  "i'm sorry": phrase('Je suis désolé', 'Es tut mir leid', 'Lo siento', 'Mi dispiace'),
  yes: phrase('Oui', 'Ja', 'Sí', 'Sì'),
  no: phrase('Non', 'Nein', 'No', 'No'),
  'how are you': phrase('Comment allez-vous ?', 'Wie geht es Ihnen?', '¿Cómo está usted?', 'Come sta?'),
  'what is your name': phrase(
    'Comment vous appelez-vous ?',
    'Wie heißen Sie?',
    '¿Cómo se llama usted?',
    'Come si chiama?',
  ),
  'my name is anna': phrase('Je m’appelle Anna', 'Ich heiße Anna', 'Me llamo Anna', 'Mi chiamo Anna'),
  'nice to meet you': phrase(
    'Enchanté de faire votre connaissance',
    'Freut mich, Sie kennenzulernen',
    'Mucho gusto',
    'Piacere di conoscerla',
  ),
  'do you speak english': phrase(
    'Parlez-vous anglais ?',
    'Sprechen Sie Englisch?',
    '¿Habla usted inglés?',
    'Parla inglese?',
  ),
  "i don't understand": phrase('Je ne comprends pas', 'Ich verstehe nicht', 'No entiendo', 'Non capisco'),
  'how much does it cost': phrase(
    'Combien ça coûte ?',
    'Wie viel kostet das?',
    '¿Cuánto cuesta?',
    'Quanto costa?',
  ),
  'how much is it': phrase('C’est combien ?', 'Wie viel kostet das?', '¿Cuánto es?', 'Quant’è?'),
  'the bill, please': phrase(
    'L’addition, s’il vous plaît',
    'Die Rechnung, bitte',
    'La cuenta, por favor',
    'Il conto, per favore',
  ),
  'what time is it': phrase('Quelle heure est-il ?', 'Wie spät ist es?', '¿Qué hora es?', 'Che ore sono?'),
  'where are you from': phrase(
    'D’où venez-vous ?',
    'Woher kommen Sie?',
    '¿De dónde es usted?',
    'Di dove è lei?',
  ),
  'i would like a coffee': phrase(
    'Je voudrais un café',
    'Ich hätte gern einen Kaffee',
    'Quisiera un café',
    'Vorrei un caffè',
  ),
  'i would like to book a table for two': phrase(
    'Je voudrais réserver une table pour deux',
    'Ich möchte einen Tisch für zwei reservieren',
    'Quisiera reservar una mesa para dos',
    'Vorrei prenotare un tavolo per due',
  ),
  'can you help me': phrase(
    'Pouvez-vous m’aider ?',
    'Können Sie mir helfen?',
    '¿Puede ayudarme?',
    'Può aiutarmi?',
  ),
  help: phrase('Au secours !', 'Hilfe!', '¡Socorro!', 'Aiuto!'),
  'i love you': phrase('Je t’aime', 'Ich liebe dich', 'Te quiero', 'Ti amo'),
  'happy birthday': phrase(
    'Joyeux anniversaire',
    'Alles Gute zum Geburtstag',
    'Feliz cumpleaños',
    'Buon compleanno',
  ),
  congratulations: phrase('Félicitations', 'Herzlichen Glückwunsch', 'Felicidades', 'Congratulazioni'),
  'good luck': phrase('Bonne chance', 'Viel Glück', 'Buena suerte', 'Buona fortuna'),
  'enjoy your meal': phrase('Bon appétit', 'Guten Appetit', 'Buen provecho', 'Buon appetito'),
  cheers: phrase('Santé', 'Prost', 'Salud', 'Salute'),
  welcome: phrase('Bienvenue', 'Willkommen', 'Bienvenido', 'Benvenuto'),
  'hello, world': phrase('Bonjour le monde', 'Hallo Welt', 'Hola, mundo', 'Ciao, mondo'),
  'hello world': phrase('Bonjour le monde', 'Hallo Welt', 'Hola, mundo', 'Ciao, mondo'),
  'the weather is nice today': phrase(
    'Il fait beau aujourd’hui',
    'Heute ist schönes Wetter',
    'Hoy hace buen tiempo',
    'Oggi fa bel tempo',
  ),
  'i am hungry': phrase('J’ai faim', 'Ich habe Hunger', 'Tengo hambre', 'Ho fame'),
  'i am lost': phrase('Je suis perdu', 'Ich habe mich verlaufen', 'Estoy perdido', 'Mi sono perso'),
  water: phrase('l’eau', 'das Wasser', 'el agua', 'l’acqua'),
  bread: phrase('le pain', 'das Brot', 'el pan', 'il pane'),
};

interface Place {
  /** With its definite article, as it stands after "Where is". */
  name: Phrase;
  /** French, German, Spanish, Italian grammatical gender. */
  gender: readonly ['m' | 'f', 'm' | 'f' | 'n', 'm' | 'f', 'm' | 'f'];
}

const place = (name: Phrase, gender: Place['gender']): Place => ({ name, gender });

/** Slots of "Where is (the nearest) …?" */
export const places: Readonly<Record<string, Place>> = {
  'train station': place(phrase('la gare', 'der Bahnhof', 'la estación de tren', 'la stazione ferroviaria'), [
    'f',
    'm',
    'f',
    'f',
  ]),
  'bus stop': place(
    phrase('l’arrêt de bus', 'die Bushaltestelle', 'la parada de autobús', 'la fermata dell’autobus'),
    ['m', 'f', 'f', 'f'],
  ),
  pharmacy: place(phrase('la pharmacie', 'die Apotheke', 'la farmacia', 'la farmacia'), ['f', 'f', 'f', 'f']),
  bank: place(phrase('la banque', 'die Bank', 'el banco', 'la banca'), ['f', 'f', 'm', 'f']),
  hospital: place(phrase('l’hôpital', 'das Krankenhaus', 'el hospital', 'l’ospedale'), ['m', 'n', 'm', 'm']),
  airport: place(phrase('l’aéroport', 'der Flughafen', 'el aeropuerto', 'l’aeroporto'), ['m', 'm', 'm', 'm']),
  hotel: place(phrase('l’hôtel', 'das Hotel', 'el hotel', 'l’hotel'), ['m', 'n', 'm', 'm']),
  restaurant: place(phrase('le restaurant', 'das Restaurant', 'el restaurante', 'il ristorante'), [
    'm',
    'n',
    'm',
    'm',
  ]),
  supermarket: place(phrase('le supermarché', 'der Supermarkt', 'el supermercado', 'il supermercato'), [
    'm',
    'm',
    'm',
    'm',
  ]),
  museum: place(phrase('le musée', 'das Museum', 'el museo', 'il museo'), ['m', 'n', 'm', 'm']),
  beach: place(phrase('la plage', 'der Strand', 'la playa', 'la spiaggia'), ['f', 'm', 'f', 'f']),
  library: place(phrase('la bibliothèque', 'die Bibliothek', 'la biblioteca', 'la biblioteca'), [
    'f',
    'f',
    'f',
    'f',
  ]),
  'post office': place(
    phrase('le bureau de poste', 'das Postamt', 'la oficina de correos', 'l’ufficio postale'),
    ['m', 'n', 'f', 'm'],
  ),
  'police station': place(
    phrase('le commissariat', 'die Polizeiwache', 'la comisaría', 'la stazione di polizia'),
    ['m', 'f', 'f', 'f'],
  ),
};
