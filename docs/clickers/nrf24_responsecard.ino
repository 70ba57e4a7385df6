// TNI: a receiver for TurningPoint ResponseCards, on an Arduino with an nRF24L01+ (CE on pin 9, CSN on pin 10).
// Copyright the authors of TNI, GPL-3.0-or-later. Needs the library RF24. From public notes, not tried on hardware.
//
// A card sends its number (3 bytes), its key (ASCII) and a check sum to the base's address. It goes to the computer as
// "V,<number>,<key>,<seq>", and the card is told that it was accepted once the computer answers "A,<number>,<seq>".
#include <RF24.h>

const uint8_t CHANNEL = 41;  // as set on the cards
const uint8_t BASE[3] = {0x56, 0x34, 0x12};  // 0x123456, the last byte first, as RF24 wants it
const uint8_t ACCEPTED = 0x06;

RF24 radio(9, 10);
char line[40];
uint8_t filled = 0;

struct Card {
  uint8_t number[3];
  uint8_t key, seq;
  unsigned long at;
};
Card cards[40];
uint8_t known = 0;

uint16_t crc(const uint8_t *data, uint8_t length) {
  uint16_t sum = 0xffff;
  while (length--) {
    sum ^= (uint16_t)*data++ << 8;
    for (uint8_t bit = 0; bit < 8; bit++) sum = sum & 0x8000 ? (sum << 1) ^ 0x1021 : sum << 1;
  }
  return sum;
}

void listen() {
  radio.openReadingPipe(1, BASE);
  radio.startListening();
}

void setup() {
  Serial.begin(115200);
  radio.begin();
  radio.setAutoAck(false);
  radio.disableCRC();
  radio.setAddressWidth(3);
  radio.setDataRate(RF24_1MBPS);
  radio.setChannel(CHANNEL);
  radio.setPayloadSize(6);
  listen();
  Serial.println("R,nRF24");
}

// A card has no counter: another key, or the same one after two seconds, is another press.
uint8_t sequence(const uint8_t *number, uint8_t key) {
  Card *card = cards;
  while (card < cards + known && memcmp(card->number, number, 3)) card++;
  if (card == cards + known) {
    if (known < 40) known++;
    else card = cards + random(40);
    memcpy(card->number, number, 3);
    card->key = 0;
    card->seq = random(256);
  }
  if (card->key != key || millis() - card->at > 2000) card->seq++;
  card->key = key;
  card->at = millis();
  return card->seq;
}

void hear() {
  uint8_t said[6], whole[7] = {0x12, 0x34, 0x56};
  radio.read(said, 6);
  memcpy(whole + 3, said, 4);
  if (crc(whole, 7) != ((uint16_t)said[4] << 8 | said[5])) return;
  if (said[3] < '0' || said[3] > '9') return;
  char text[32];
  snprintf(text, sizeof text, "V,%02X%02X%02X,%c,%u", said[0], said[1], said[2], said[3], sequence(said, said[3]));
  Serial.println(text);
}

void accept(const uint8_t *number) {
  uint8_t whole[4] = {number[0], number[1], number[2], ACCEPTED}, answer[6];
  uint16_t sum = crc(whole, 4);
  memcpy(answer, whole, 4);
  answer[4] = sum >> 8;
  answer[5] = sum & 0xff;
  uint8_t address[3] = {number[2], number[1], number[0]};
  radio.stopListening();
  radio.openWritingPipe(address);
  for (uint8_t n = 0; n < 5; n++) radio.write(answer, 6);
  listen();
}

void obey() {
  unsigned int a, b, c;
  if (sscanf(line, "A,%2x%2x%2x,", &a, &b, &c) != 3) return;
  uint8_t number[3] = {(uint8_t)a, (uint8_t)b, (uint8_t)c};
  accept(number);
}

void loop() {
  while (radio.available()) hear();
  while (Serial.available()) {
    char next = Serial.read();
    if (next == '\n') {
      line[filled] = 0;
      obey();
      filled = 0;
    } else if (filled < sizeof line - 1) {
      line[filled++] = next;
    }
  }
}
