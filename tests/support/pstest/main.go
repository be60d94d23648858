// Command pstest serves Pub/Sub's real gRPC API on a loopback port, for tests: Google's own fake of the service
// (cloud.google.com/go/pubsub/v2/pstest), with the faults that the tests ask for.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"os"

	"cloud.google.com/go/pubsub/v2/apiv1/pubsubpb"
	"cloud.google.com/go/pubsub/v2/pstest"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// gate sees each Publish before the service does: it refuses some, and writes down what the others hold.
type gate struct {
	refuseEvery int
	code        codes.Code
	requests    int
	topic       string
	journal     *json.Encoder
}

type entry struct {
	Data        []byte            `json:"data"`
	Attributes  map[string]string `json:"attributes"`
	OrderingKey string            `json:"ordering_key"`
}

func (g *gate) React(request interface{}) (bool, interface{}, error) {
	g.requests++
	if g.refuseEvery > 0 && g.requests%g.refuseEvery == 0 {
		return true, nil, status.Error(g.code, "refused by the test")
	}
	publish := request.(*pubsubpb.PublishRequest)
	if g.journal != nil && publish.Topic == g.topic {
		for _, message := range publish.Messages {
			if err := g.journal.Encode(entry{message.Data, message.Attributes, message.OrderingKey}); err != nil {
				log.Fatal(err)
			}
		}
	}
	return false, nil, nil
}

func main() {
	port := flag.Int("port", 0, "port on loopback; 0 for a free one, which is printed")
	topic := flag.String("topic", "", "create this topic at the start")
	journal := flag.String("journal", "", "append each message that the topic accepts to this file")
	refuseEvery := flag.Int("refuse-every", 0, "refuse every n-th Publish request")
	code := flag.Int("code", int(codes.Unavailable), "status code of a refusal")
	flag.Parse()

	g := &gate{refuseEvery: *refuseEvery, code: codes.Code(*code), topic: *topic}
	if *journal != "" {
		file, err := os.OpenFile(*journal, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			log.Fatal(err)
		}
		g.journal = json.NewEncoder(file)
	}
	server := pstest.NewServerWithAddress(fmt.Sprintf("127.0.0.1:%d", *port), pstest.ServerReactorOption{FuncName: "Publish", Reactor: g})
	if *topic != "" {
		if _, err := server.GServer.CreateTopic(context.Background(), &pubsubpb.Topic{Name: *topic}); err != nil {
			log.Fatal(err)
		}
	}
	fmt.Println(server.Addr)
	select {}
}
